package bank.eventsourced.eventstore.adapter.database;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension;

/** How a bank came to its tables before a new one began with all of them at once. */
public final class StepByStep {

    private StepByStep() {}

    /** Leaves out the whole schema, so that each migration is carried out up to a version. */
    public static void migrate(FluentConfiguration flyway, String version) {
        flyway.getConfigurationExtension(BaselineMigrationConfigurationExtension.class)
                .setBaselineMigrationPrefix("none");
        flyway.target(version).load().migrate();
    }
}
