package bank.eventsourced.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

import bank.eventsourced.BankApplication;

/**
 * Keeps the bank as it was designed. Every rule is also run on a bad bank, which breaks each of them: a rule that cannot
 * fail protects nothing.
 */
class ArchitectureTest {

    private static final House BANK = new House("bank.eventsourced");
    private static final House BAD_BANK = new House("badbank");

    private static final JavaClasses BANK_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BANK.root());
    private static final JavaClasses BAD_BANK_CLASSES = new ClassFileImporter().importPackages(BAD_BANK.root());

    static List<ArchitectureRule> rules() {
        return of(BANK);
    }

    static List<ArchitectureRule> rulesOnTheBadBank() {
        return of(BAD_BANK);
    }

    private static List<ArchitectureRule> of(House house) {
        return Stream.of(ModuleRules.of(house), HexagonRules.of(house), StyleRules.of(house))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theBankKeepsTheRule(ArchitectureRule rule) {
        rule.rule().check(BANK_CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOnTheBadBank")
    void theRuleFindsWhoBreaksIt(ArchitectureRule rule) {
        var report = rule.rule().evaluate(BAD_BANK_CLASSES).getFailureReport();

        assertThat(rule.culprits()).isNotEmpty()
                .allSatisfy(culprit -> assertThat(report.getDetails())
                        .anySatisfy(detail -> assertThat(detail).contains(BAD_BANK.in(culprit))));
        assertThat(rule.rule().getDescription()).as("the reason for the rule").contains(", because ");
    }

    @Test
    void aRuleThatMatchesNothingFails() {
        var decoration = classes().that().resideInAPackage(BANK.in("nowhere..")).should().bePublic();

        assertThatThrownBy(() -> decoration.check(BANK_CLASSES)).hasMessageContaining("failed to check any classes");
    }

    @Test
    void theModulesAreAsModulithWantsThem() {
        ApplicationModules.of(BankApplication.class).verify();
    }

    @Test
    void modulithFindsTheLedgerThatUsesMoreThanPublishedEvents() {
        var violations = ApplicationModules.of(BAD_BANK.root(), location -> true).detectViolations();

        assertThat(violations.getMessages())
                .anySatisfy(it -> assertThat(it).contains("Module 'ledger' depends on")
                        .contains("badbank.account.Accounts")
                        .contains("account :: events"))
                .noneSatisfy(it -> assertThat(it).contains("Module 'ledger' depends on").contains("AccountEvent"));
    }
}
