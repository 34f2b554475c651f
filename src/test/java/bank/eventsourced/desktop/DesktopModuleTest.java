package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import bank.eventsourced.BankApplication;
import bank.eventsourced.desktop.shell.SharesTheScreen;

@SharesTheScreen
class DesktopModuleTest {

    @Test
    void knows_the_driving_ports_and_nothing_behind_them() {
        var modules = ApplicationModules.of(BankApplication.class);
        modules.getModuleByName("desktop").orElseThrow().verifyDependencies(modules);
    }

    @Test
    void a_window_can_be_opened_on_the_headless_platform() {
        assertThat(Desktop.whyNotHere()).isEmpty();
    }
}
