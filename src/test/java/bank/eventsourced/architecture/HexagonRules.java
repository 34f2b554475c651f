package bank.eventsourced.architecture;

import static bank.eventsourced.architecture.ArchitectureRule.rule;
import static bank.eventsourced.architecture.House.condition;
import static bank.eventsourced.architecture.House.dependOnlyOn;
import static bank.eventsourced.architecture.House.violate;
import static bank.eventsourced.architecture.ModuleRules.startsWith;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The hexagon within each module: a plain domain, an application around it, adapters outside. */
final class HexagonRules {

    /** Where each technology is at home; everything else does not know it. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("jakarta.persistence.", Set.of("adapter.jpa", "adapter.modulith")),
            Map.entry("org.hibernate.", Set.of("adapter.jpa")),
            Map.entry("org.springframework.data.", Set.of("adapter.jpa")),
            Map.entry("java.sql.", Set.of("adapter.database", "adapter.hsqldb", "adapter.jpa", "adapter.postgresql")),
            Map.entry("javax.sql.", Set.of("adapter.hsqldb", "adapter.postgresql")),
            Map.entry("org.hsqldb.", Set.of("adapter.hsqldb")),
            Map.entry("org.postgresql.", Set.of("adapter.postgresql")),
            Map.entry("org.flywaydb.", Set.of("adapter.database")),
            Map.entry("org.springframework.jdbc.",
                    Set.of("adapter.database", "adapter.hsqldb", "adapter.jpa", "adapter.modulith")),
            Map.entry("org.springframework.modulith.events.", Set.of("adapter.modulith")),
            Map.entry("tools.jackson.", Set.of("adapter.json", "adapter.modulith", "console", "laboratory")),
            Map.entry("javax.crypto.", Set.of("adapter.hsqldb", "adapter.sealing")),
            Map.entry("picocli.", Set.of("console")),
            Map.entry("org.apache.commons.csv.", Set.of("adapter.csv")),
            Map.entry("org.openpdf.", Set.of("adapter.pdf")),
            Map.entry("javafx.", Set.of("desktop")),
            Map.entry("atlantafx.", Set.of("desktop")),
            Map.entry("org.kordamp.", Set.of("desktop")),
            Map.entry("com.github.benmanes.caffeine.", Set.of("application")),
            Map.entry("org.springframework.transaction.", Set.of("application", "adapter")));

    private static final Pattern DEFAULT_BRANCH = Pattern.compile("\\bdefault\\s*(->|:)");

    private HexagonRules() {}

    static List<ArchitectureRule> of(House house) {
        var domain = house.in("*.domain..");
        return List.of(
                rule("the domain is plain Java",
                        classes().that()
                                .resideInAPackage(domain)
                                .should(dependOnlyOn(
                                        "plain Java, its own language, published events, money and wording",
                                        (from, to) -> house.owns(to) ? mayDomainUse(house, from, to)
                                                : isPlainJava(to) || startsWith(to, "org.jspecify.")))
                                .because("domain: records and sealed interfaces, plain Java"),
                        "account.domain.Interest"),
                rule("the domain knows no Spring, no JPA, no logging",
                        noClasses().that()
                                .resideInAPackage(domain)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..",
                                        "org.slf4j..", "java.util.logging..")
                                .orShould()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .because("domain: no Spring, no JPA, no logging"),
                        "account.domain.Interest", "ledger.domain.Ledger"),
                rule("the domain has no clock",
                        classes().that()
                                .resideInAPackage(domain)
                                .should(neverReach(house, "a clock", HexagonRules::isClock))
                                .because("domain: no clock; a decision is a pure function from state and command,"
                                        + " and time is given to it"),
                        "account.domain.AccountRules"),
                rule("the domain has no random",
                        classes().that()
                                .resideInAPackage(domain)
                                .should(neverReach(house, "chance", HexagonRules::isRandom))
                                .because("domain: no random; the same state and command always decide the same"),
                        "account.domain.Lottery", "account.domain.Interest"),
                rule("types of the domain are records, sealed interfaces, enums or final classes",
                        classes().that()
                                .resideInAPackage(domain)
                                .and(house.classes("are written by people",
                                        it -> !it.isAnonymousClass() && !it.getSimpleName().equals("package-info")))
                                .should(condition("be records, sealed interfaces, enums or final", (type, events) -> {
                                    var closed = type.isInterface() ? type.reflect().isSealed()
                                            : type.isRecord() || type.isEnum() || type.getModifiers().contains(FINAL);
                                    if (!closed) {
                                        violate(events, type, "is open");
                                    }
                                }))
                                .because("domain: records and sealed interfaces; state is an immutable record"),
                        "ledger.domain.Ledger", "ledger.domain.LedgerEvent"),
                rule("events are records in one sealed interface",
                        classes().that(house.classes("are interfaces of events",
                                it -> it.isInterface() && it.getSimpleName().endsWith("Event")
                                        && !house.layer(it).equals("application")
                                        && !house.layer(it).equals("adapter")))
                                .should(condition("be sealed and permit only records nested in themselves",
                                        HexagonRules::checkEvents))
                                .because("events: records nested in one sealed interface (style 1); apply must be"
                                        + " exhaustive"),
                        "ledger.domain.LedgerEvent"),
                rule("apply is an exhaustive switch",
                        methods().that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(domain)
                                .and()
                                .haveName("apply")
                                .should(new ArchCondition<JavaMethod>("switch over all events without default") {

                                    @Override
                                    public void check(JavaMethod method, ConditionEvents events) {
                                        // javac writes this exception into every exhaustive switch without default.
                                        var exhaustive = method.getConstructorCallsFromSelf()
                                                .stream()
                                                .anyMatch(it -> it.getTargetOwner()
                                                        .isEquivalentTo(MatchException.class));
                                        if (!exhaustive) {
                                            events.add(SimpleConditionEvent.violated(method,
                                                    method.getDescription() + " is no exhaustive switch"));
                                        }
                                    }
                                })
                                .because("apply(event) is one exhaustive switch without default: a new event breaks the"
                                        + " build where it must be handled"),
                        "account.domain.Account"),
                rule("no switch of domain or application has a default",
                        classes().that()
                                .resideInAnyPackage(domain, house.in("*.application.."))
                                .and()
                                .areTopLevelClasses()
                                .should(condition("have no default branch", (type, events) -> {
                                    if (DEFAULT_BRANCH.matcher(SourceText.code(type)).find()) {
                                        violate(events, type, "has a switch with a default branch");
                                    }
                                }))
                                .because(
                                        "one exhaustive switch without default: a new event, command or state breaks the"
                                                + " build where it must be handled"),
                        "account.domain.Account"),
                rule("refusals are values",
                        classes().that(house.classes("belong to the domain or name a refusal",
                                it -> house.layer(it).equals("domain") || it.getName().contains("Refus")))
                                .should()
                                .notBeAssignableTo(Throwable.class)
                                .because("business refusals are values, not exceptions"),
                        "account.AccountRefused"),
                rule("driving ports answer with more than yes or no",
                        methods().that()
                                .areDeclaredInClassesThat(house.classes("are ports in a module's root",
                                        it -> it.isInterface() && house.isPublishedByCore(it)
                                                && !it.reflect().isSealed()))
                                .and(new DescribedPredicate<JavaMethod>("are more than a question") {

                                    @Override
                                    public boolean test(JavaMethod method) {
                                        return !method.getRawParameterTypes().isEmpty();
                                    }
                                })
                                .should()
                                .notHaveRawReturnType(boolean.class)
                                .because("a refusal is a value with a reason: no boolean results (style 3)"),
                        "account.Accounts"),
                rule("the application layer knows no adapter and no technology",
                        classes().that()
                                .resideInAPackage(house.in("*.application.."))
                                .should(dependOnlyOn("its module's inside, published roots, and what use cases need",
                                        (from, to) -> house.owns(to) ? !house.layer(to).equals("adapter")
                                                : mayApplicationUse(to)))
                                .because("core: domain and application packages know no framework adapter"),
                        "ledger.application.Curious"),
                rule("a module's root is plain",
                        classes().that(house.classes("stand in the root of a core module", house::isPublishedByCore))
                                .should(dependOnlyOn("plain Java, roots of modules and Modulith's marks",
                                        (from, to) -> house.owns(to) ? house.layer(to).isEmpty()
                                                : isPlainJava(to)
                                                        || startsWith(to, "java.util.concurrent.", "java.nio.file.Path",
                                                                "org.jspecify.", "org.springframework.modulith.",
                                                                "com.fasterxml.uuid.")))
                                .because("a module's root holds its published language and its driving ports"),
                        "operations.Operations"),
                rule("adapters are package-private",
                        classes().that()
                                .resideInAPackage(house.in("*.adapter.."))
                                .should()
                                .notBePublic()
                                .because("adapter: package-private; only Spring finds them"),
                        "account.adapter.jpa.AccountEntity"),
                rule("adapters do not know each other",
                        classes().that()
                                .resideInAPackage(house.in("*.adapter.."))
                                .should(dependOnlyOn("no other adapter",
                                        (from, to) -> !house.owns(to) || !house.layer(to).equals("adapter")
                                                || from.getPackageName().equals(to.getPackageName())))
                                .because("adapters sit on ports, side by side"),
                        "account.adapter.json.AccountJson"),
                rule("JPA entities never leave their adapter",
                        classes().that(house.classes("are JPA entities", HexagonRules::isEntity))
                                .should(condition("live in a JPA adapter and be known there only",
                                        HexagonRules::checkEntity))
                                .because("JPA entities never leave their adapter"),
                        "account.adapter.jpa.AccountEntity", "journal.JournalRow"),
                rule("adapters write in the application's transaction",
                        classes().that()
                                .resideInAPackage(house.in("*.adapter.."))
                                .should(condition("only read on their own", HexagonRules::checkTransactions))
                                .because("application owns the transaction; an adapter that wrote in one of its own"
                                        + " would break it in two"),
                        "account.adapter.jpa.JpaAccounts"),
                rule("time comes from the application's clock",
                        noClasses().that(house.classes("belong to the core", it -> !house.isDrivingAdapter(it)))
                                .should()
                                .callMethodWhere(DescribedPredicate.describe("asks for now",
                                        call -> isNow(call.getTarget())))
                                .because("application owns the clock: it is injected, and only it is asked"),
                        "account.domain.Interest"),
                rule("every technology stays at home",
                        classes().should(dependOnlyOn("technologies that are at home there",
                                (from, to) -> house.owns(to)
                                        || HOMES.entrySet()
                                                .stream()
                                                .filter(it -> to.getName().startsWith(it.getKey()))
                                                .allMatch(it -> isAt(house, from, it.getValue()))))
                                .because("adapter: JPA, Modulith listener, JSON, JavaFX, terminal; and nobody else"),
                        "operations.Operations", "account.domain.Interest", "ledger.application.Curious"));
    }

    private static boolean mayDomainUse(House house, JavaClass from, JavaClass to) {
        var layer = house.layer(to);
        return house.module(from).equals(house.module(to)) ? layer.isEmpty() || layer.equals("domain")
                : layer.isEmpty() && Set.of("wording", "money", "account", "eventstore").contains(house.module(to));
    }

    private static boolean mayApplicationUse(JavaClass type) {
        return type.isPrimitive() || (startsWith(type, "java.", "org.jspecify.", "org.slf4j.",
                "org.springframework.stereotype.", "org.springframework.transaction.",
                "org.springframework.boot.context.properties.", "org.springframework.context.SmartLifecycle",
                "com.github.benmanes.caffeine.") && !startsWith(type, "java.sql.", "java.net.", "java.awt."));
    }

    private static boolean isPlainJava(JavaClass type) {
        return type.isPrimitive() || (startsWith(type, "java.") && !startsWith(type, "java.sql.", "java.net.",
                "java.io.", "java.nio.file.", "java.nio.channels.", "java.lang.reflect.", "java.util.concurrent.",
                "java.util.logging.", "java.awt.", "java.lang.Thread"));
    }

    private static boolean isAt(House house, JavaClass type, Set<String> homes) {
        var inside = type.getPackageName().substring(house.root().length()) + ".";
        return homes.stream()
                .anyMatch(home -> House.DRIVING_ADAPTERS.contains(home) ? house.module(type).equals(home)
                        : !house.isDrivingAdapter(type) && inside.contains("." + home + "."));
    }

    private static ArchCondition<JavaClass> neverReach(House house, String what, Predicate<AccessTarget> wanted) {
        return condition("never ask " + what + ", not even through others", (type, events) -> Reach
                .path(house, type, wanted)
                .ifPresent(path -> violate(events, type, "asks " + what + ": " + path)));
    }

    private static boolean isClock(AccessTarget target) {
        return isNow(target) || startsWith(target.getOwner(), "java.time.Clock", "java.time.InstantSource");
    }

    private static boolean isNow(AccessTarget target) {
        var owner = target.getOwner();
        return (owner.getName().startsWith("java.time.") && target.getName().equals("now"))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()))
                || (startsWith(owner, "java.util.Date", "java.util.Calendar")
                        && !owner.getName().equals("java.util.Calendar$Builder")); // it is told its instant
    }

    private static boolean isRandom(AccessTarget target) {
        var owner = target.getOwner();
        return startsWith(owner, "java.util.Random", "java.util.random.", "java.util.SplittableRandom",
                "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom",
                "com.fasterxml.uuid.impl.TimeBased", "com.fasterxml.uuid.impl.Random")
                || Set.of("randomUUID", "random", "timeOrdered").contains(target.getName());
    }

    private static void checkEvents(JavaClass type, ConditionEvents events) {
        if (!type.reflect().isSealed()) {
            violate(events, type, "is not sealed");
        }
        type.getSubclasses()
                .stream()
                .filter(it -> !it.isRecord() || !it.getEnclosingClass().filter(type::equals).isPresent())
                .forEach(it -> violate(events, it, "is an event but no record in " + type.getSimpleName()));
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class)
                || type.isAnnotatedWith(MappedSuperclass.class);
    }

    private static void checkEntity(JavaClass type, ConditionEvents events) {
        if (!type.getPackageName().contains(".adapter.")) {
            violate(events, type, "is an entity outside of an adapter");
        }
        type.getDirectDependenciesToSelf()
                .stream()
                .filter(it -> !it.getOriginClass().getPackageName().equals(type.getPackageName()))
                .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())));
    }

    private static void checkTransactions(JavaClass type, ConditionEvents events) {
        if (type.isAnnotatedWith(Transactional.class) && writesAlone(type.getAnnotationOfType(Transactional.class))) {
            violate(events, type, "writes in a transaction of its own");
        }
        type.getMethods()
                .stream()
                .filter(it -> it.isAnnotatedWith(Transactional.class)
                        && writesAlone(it.getAnnotationOfType(Transactional.class)))
                .forEach(it -> violate(events, type, "writes in a transaction of its own in " + it.getName()));
    }

    private static boolean writesAlone(Transactional transaction) {
        return !transaction.readOnly() && transaction.propagation() != Propagation.MANDATORY;
    }
}
