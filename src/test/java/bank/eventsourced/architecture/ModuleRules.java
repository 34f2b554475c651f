package bank.eventsourced.architecture;

import static bank.eventsourced.architecture.ArchitectureRule.rule;
import static bank.eventsourced.architecture.House.condition;
import static bank.eventsourced.architecture.House.dependOnlyOn;
import static bank.eventsourced.architecture.House.violate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import org.springframework.modulith.NamedInterface;

/** The modules and the arrows between them. */
final class ModuleRules {

    private ModuleRules() {}

    static List<ArchitectureRule> of(House house) {
        return List.of(
                rule("modules depend on each other along the arrows only",
                        classes().that(house.classes("belong to a module", it -> !house.module(it).isEmpty()))
                                .should(dependOnlyOn("modules that their module may use",
                                        (from, to) -> !house.owns(to) || house.module(from).equals(house.module(to))
                                                || House.ARROWS.getOrDefault(house.module(from), Set.of())
                                                        .contains(house.module(to))))
                                .because("section 3 draws them: desktop and console → account, ledger, journal,"
                                        + " operations; operations → eventstore; ledger, journal → account, eventstore;"
                                        + " account → eventstore; all → money, wording"),
                        "money.Currencies", "console.AccountsCommand"),
                rule("every module is drawn in the design",
                        classes().that(house.classes("belong to a module", it -> !house.module(it).isEmpty()))
                                .should(condition("belong to a module of section 3", (type, events) -> {
                                    if (!House.ARROWS.containsKey(house.module(type))) {
                                        violate(events, type, "belongs to a module without arrows");
                                    }
                                }))
                                .because("a module that is not drawn would be free to use everything"),
                        "shared.Everything"),
                rule("other modules see nothing but a module's root",
                        classes().should(dependOnlyOn("roots of other modules",
                                (from, to) -> !house.owns(to) || house.module(from).equals(house.module(to))
                                        || house.layer(to).isEmpty()))
                                .because("a module's root holds its published language and its driving ports; domain,"
                                        + " application and adapter are its own"),
                        "journal.application.Snooping"),
                rule("nobody depends on desktop or console",
                        noClasses().that()
                                .resideOutsideOfPackages(house.in("desktop.."), house.in("console.."), house.root())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(house.in("desktop.."), house.in("console.."))
                                .because("nobody depends on desktop or console; the root package only starts them"),
                        "operations.Alarm"),
                rule("account has never heard of ledger or journal",
                        noClasses().that()
                                .resideInAPackage(house.in("account.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(house.in("ledger.."), house.in("journal.."))
                                .because("account has never heard of ledger or journal: they hear of account"),
                        "account.Accounts"),
                rule("ledger and journal use account's published events only",
                        classes().that()
                                .resideInAnyPackage(house.in("ledger.."), house.in("journal.."))
                                .should(dependOnlyOn("published events of account",
                                        (from, to) -> !house.owns(to) || !house.module(to).equals("account")
                                                || isPublishedEvent(to)))
                                .because("ledger, journal → account (its published events only)"),
                        "ledger.application.Curious"),
                rule("the application starts Spring and nothing else",
                        classes().that()
                                .resideInAPackage(house.root())
                                .and()
                                .doNotHaveSimpleName("package-info")
                                .should(dependOnlyOn("Java, Spring's start and the driving adapters",
                                        (from, to) -> house.owns(to)
                                                ? house.module(to).isEmpty() || house.isDrivingAdapter(to)
                                                        || house.module(to).equals("wording")
                                                        || to.getName()
                                                                .startsWith(house.in("eventstore.BankUnavailable"))
                                                : startsWith(to, "java.", "org.jspecify.", "org.springframework.boot.",
                                                        "org.springframework.beans.",
                                                        "org.springframework.context.",
                                                        "org.springframework.modulith.Modulith")))
                                .because("BankApplication starts Spring; nothing else. (It tells the driving adapters"
                                        + " why the bank cannot be opened)"),
                        "BadApplication"));
    }

    /** A type that is part of the named interface, or nested in one that is. */
    private static boolean isPublishedEvent(JavaClass type) {
        return isNamedEvents(type) || type.getEnclosingClass().filter(ModuleRules::isPublishedEvent).isPresent();
    }

    private static boolean isNamedEvents(JavaClass type) {
        return type.tryGetAnnotationOfType(NamedInterface.class)
                .filter(it -> List.of(it.value()).contains("events") || List.of(it.name()).contains("events"))
                .isPresent();
    }

    static boolean startsWith(JavaClass type, String... prefixes) {
        return type.isPrimitive() || List.of(prefixes).stream().anyMatch(type.getName()::startsWith);
    }
}
