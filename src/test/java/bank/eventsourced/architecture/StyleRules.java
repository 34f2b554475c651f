package bank.eventsourced.architecture;

import static bank.eventsourced.architecture.ArchitectureRule.rule;
import static bank.eventsourced.architecture.House.condition;
import static bank.eventsourced.architecture.House.violate;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** How prompts travel, and how the code reads. */
final class StyleRules {

    private static final Pattern LOMBOK = Pattern.compile("\\bimport\\s+(static\\s+)?([\\w]+\\.)*lombok\\.");
    private static final Set<String> INEXACT =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.util.concurrent.atomic.DoubleAdder");

    private StyleRules() {}

    static List<ArchitectureRule> of(House house) {
        return List.of(
                rule("listeners take a prompt, under an explicit id, and promise its completion",
                        methods().that()
                                .areMetaAnnotatedWith(TransactionalEventListener.class)
                                .or()
                                .areAnnotatedWith(TransactionalEventListener.class)
                                .should(takePrompts(house))
                                .because(
                                        "the registry records every transactional listener: only prompts may be stored;"
                                                + " a default id is the method's signature and a rename orphans rows (facts,"
                                                + " registry 8 and 10)"),
                        "ledger.adapter.modulith.LedgerListener"),
                rule("events are published by Modulith adapters only, within a transaction",
                        classes().should(condition("publish only there", (type, events) -> type.getMethodCallsFromSelf()
                                .stream()
                                .filter(StyleRules::isPublishing)
                                .filter(it -> !type.getPackageName().contains(".adapter.modulith")
                                        || !isMandatory(it.getOrigin()))
                                .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getDescription())))))
                                .because("each commit publishes one small prompt; publishing outside a transaction"
                                        + " stores nothing and silently calls nobody (facts, registry 13)"),
                        "account.application.Chatter"),
                rule("a decorated registry is bypassed by nobody",
                        classes().that()
                                .implement(EventPublicationRepository.class)
                                .should(condition("override every markCompleted", (type, events) -> Stream
                                        .of(EventPublicationRepository.class.getMethods())
                                        .filter(it -> it.getName().startsWith("markCompleted"))
                                        .filter(it -> type.tryGetMethod(it.getName(), it.getParameterTypes()).isEmpty())
                                        .forEach(it -> violate(events, type, "does not override " + it))))
                                .because("the registry calls the default overload, and a decorator that overrides only"
                                        + " one is bypassed without a word (facts, registry 11)"),
                        "eventstore.adapter.modulith.Publications"),
                rule("every package is null-marked and says what it is for",
                        classes().should(condition("stand in a package with @NullMarked and a sentence",
                                (type, events) -> {
                                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                                        violate(events, type, "stands in a package without @NullMarked");
                                    }
                                    if (!SourceText.hasDocumentedPackage(type)) {
                                        violate(events, type, "stands in a package that does not say what it is for");
                                    }
                                }))
                                .because(
                                        "a package-info on every package says in one sentence what it is for and carries"
                                                + " @NullMarked"),
                        "operations.Alarm", "shared.Everything"),
                rule("no floating point near an amount",
                        classes().that()
                                .resideInAnyPackage(house.in("money.."), house.in("account.."), house.in("ledger.."),
                                        house.in("journal.."), house.in("eventstore.."))
                                .and(describe("do more than lay out pages", it -> !laysOutPages(house, it)))
                                .should(condition("use no float and no double", StyleRules::checkExact))
                                .because("no floating point anywhere near an amount (section 4.6); what lays out pages"
                                        + " measures paper in floating points, and knows amounts as text only"),
                        "money.Currencies", "account.domain.Interest"),
                rule("ids are derived or time-ordered",
                        noClasses().should()
                                .callMethod(java.util.UUID.class, "randomUUID")
                                .orShould()
                                .callMethod(java.util.UUID.class, "nameUUIDFromBytes", byte[].class)
                                .because(
                                        "ids made in numbers are version 7, ids found again are version 5 (sections 4.1"
                                                + " and 4.5)"),
                        "account.domain.Lottery"),
                rule("names say what things are",
                        noClasses().should()
                                .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Impl|Manager|Helper|Utils?|Dto|DTO))")
                                .because("no Impl, Manager, Helper, Util, Dto, Abstract… (style 7)"),
                        "ledger.application.PostingHelper"),
                rule("no Lombok",
                        classes().that()
                                .areTopLevelClasses()
                                .and()
                                .doNotHaveSimpleName("package-info")
                                .should(condition("not import Lombok", (type, events) -> {
                                    if (LOMBOK.matcher(SourceText.code(type)).find()) {
                                        violate(events, type, "imports Lombok");
                                    }
                                }))
                                .because("no Lombok (style 7): records do it, in the open"),
                        "shared.Everything"),
                rule("no reflection",
                        noClasses().should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.lang.reflect..")
                                .orShould()
                                .callMethod(Class.class, "forName", String.class)
                                .because("no reflection tricks (style 7)"),
                        "shared.Everything"),
                rule("nothing is injected into fields",
                        noFields().should()
                                .beAnnotatedWith(describe("injection",
                                        it -> Set.of("Autowired", "Inject", "Resource", "Value", "PersistenceContext",
                                                "FXML").contains(it.getRawType().getSimpleName())))
                                .because("constructors say what a class needs; no field-injected controllers"),
                        "account.application.Chatter"),
                rule("fields are private business",
                        fields().that()
                                .arePublic()
                                .should()
                                .beStatic()
                                .andShould()
                                .beFinal()
                                .because("package-private by default; only constants are published"),
                        "account.application.Chatter"),
                rule("no state is static",
                        fields().that()
                                .areStatic()
                                .should()
                                .beFinal()
                                .because("no static singletons (style 7)"),
                        "ledger.application.PostingHelper"),
                rule("nobody sleeps",
                        noClasses().should()
                                .callMethodWhere(describe("Thread.sleep",
                                        it -> it.getTargetOwner().isEquivalentTo(Thread.class)
                                                && it.getTarget().getName().equals("sleep")))
                                .because("who waits for something waits for it, with a limit; sleeping is hoping"),
                        "ledger.application.Curious"),
                rule("nothing is merged",
                        noClasses().should()
                                .callMethodWhere(describe("merge or save", StyleRules::isMerging))
                                .because("save on an assigned id merges: a select, and possibly an overwrite; persist"
                                        + " events (facts, HSQLDB 11)"),
                        "account.adapter.jpa.JpaAccounts"),
                rule("settings are records",
                        classes().that()
                                .areAnnotatedWith(ConfigurationProperties.class)
                                .should()
                                .beRecords()
                                .because("limits are named constants or @ConfigurationProperties records (style 10)"),
                        "ledger.application.LedgerSettings"),
                rule("there is one gate to the FX thread",
                        classes().should(new OneCaller("javafx.application.Platform", "runLater"))
                                .because("one gate to the FX thread (style 9)"),
                        "desktop.FirstGate", "desktop.SecondGate"),
                rule("words wrap only where that is safe",
                        noClasses().should()
                                .callMethodWhere(describe("setWrapText", it -> it.getName().equals("setWrapText")))
                                .because("JavaFX fails on lines from right to left: Wrapping.allow knows"),
                        "desktop.WrappedWords"));
    }

    private static ArchCondition<JavaMethod> takePrompts(House house) {
        return new ArchCondition<>("take one prompt, under an explicit id, and return a future") {

            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var hasId = method.isAnnotatedWith(TransactionalEventListener.class)
                        && !method.getAnnotationOfType(TransactionalEventListener.class).id().isBlank();
                var takesPrompt = method.getRawParameterTypes().size() == 1
                        && method.getRawParameterTypes().getFirst().isAssignableTo(house.in("eventstore.Prompt"));
                var promises = method.getRawReturnType().isEquivalentTo(CompletableFuture.class);
                var isAtHome = method.getOwner().getPackageName().contains(".adapter.modulith");
                if (!hasId || !takesPrompt || !promises || !isAtHome) {
                    events.add(SimpleConditionEvent.violated(method,
                            "%s: has an id %s, takes a prompt %s, returns a future %s, in a Modulith adapter %s"
                                    .formatted(
                                            method.getDescription(), hasId, takesPrompt, promises, isAtHome)));
                }
            }
        };
    }

    private static boolean isPublishing(JavaCall<?> call) {
        return call.getName().equals("publishEvent")
                && call.getTargetOwner().isAssignableTo(ApplicationEventPublisher.class);
    }

    private static boolean isMandatory(JavaCodeUnit origin) {
        return origin.isAnnotatedWith(Transactional.class)
                && origin.getAnnotationOfType(Transactional.class).propagation() == Propagation.MANDATORY;
    }

    private static boolean isMerging(JavaCall<?> call) {
        return (call.getName().equals("merge") && call.getTargetOwner().isAssignableTo(EntityManager.class))
                || (call.getName().startsWith("save")
                        && call.getTargetOwner().isAssignableTo("org.springframework.data.repository.Repository"));
    }

    private static void checkExact(JavaClass type, ConditionEvents events) {
        type.getFields()
                .stream()
                .filter(it -> isInexact(it.getRawType()))
                .forEach(it -> violate(events, type, "has the inexact field " + it.getName()));
        for (var code : type.getCodeUnits()) {
            if (isInexact(code.getRawReturnType()) || code.getRawParameterTypes()
                    .stream()
                    .anyMatch(
                            StyleRules::isInexact)) {
                violate(events, type, "is inexact in " + code.getFullName());
            }
            code.getCallsFromSelf()
                    .stream()
                    .filter(it -> isInexact(it.getTarget().getRawReturnType())
                            || it.getTarget().getRawParameterTypes().stream().anyMatch(StyleRules::isInexact))
                    .forEach(it -> violate(events, type, "is inexact where it " + it.getDescription()));
        }
    }

    private static boolean laysOutPages(House house, JavaClass type) {
        return type.getPackageName().endsWith(".adapter.pdf") && type.getDirectDependenciesFromSelf()
                .stream()
                .noneMatch(it -> it.getTargetClass()
                        .getBaseComponentType()
                        .getPackageName()
                        .startsWith(house.in("money")));
    }

    private static boolean isInexact(JavaClass type) {
        return INEXACT.contains(type.getBaseComponentType().getName());
    }

    /** Holds if not more than one class calls a method. */
    private static final class OneCaller extends ArchCondition<JavaClass> {

        private final String owner;
        private final String method;
        private final Set<String> callers = new TreeSet<>();

        OneCaller(String owner, String method) {
            super("call %s.%s in one class only", owner, method);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void init(java.util.Collection<JavaClass> all) {
            callers.clear();
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                    .filter(it -> it.getTargetOwner().getName().equals(owner) && it.getName().equals(method))
                    .forEach(it -> callers.add(type.getName().replaceAll("\\$.*", "")));
        }

        @Override
        public void finish(ConditionEvents events) {
            if (callers.size() > 1) {
                events.add(SimpleConditionEvent.violated(this, "%s is called by %s".formatted(method, callers)));
            }
        }
    }
}
