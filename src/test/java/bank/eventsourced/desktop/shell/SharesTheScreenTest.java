package bank.eventsourced.desktop.shell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A test with windows that runs beside another one would type into its fields. */
class SharesTheScreenTest {

    @Test
    void whoever_drives_a_window_shares_the_screen() {
        classes().that()
                .containAnyMethodsThat(annotatedWith(Test.class))
                .and(describe("drive a window", SharesTheScreenTest::drivesAWindow))
                .should()
                .beAnnotatedWith(SharesTheScreen.class)
                .check(new ClassFileImporter().importPackages("bank.eventsourced.desktop"));
    }

    private static boolean drivesAWindow(JavaClass test) {
        return test.getMethodCallsFromSelf()
                .stream()
                .anyMatch(it -> it.getTargetOwner().isEquivalentTo(DesktopDriver.class));
    }
}
