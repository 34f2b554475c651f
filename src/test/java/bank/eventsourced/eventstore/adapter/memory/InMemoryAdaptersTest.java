package bank.eventsourced.eventstore.adapter.memory;

import org.junit.jupiter.api.Nested;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.application.CheckpointStore;
import bank.eventsourced.eventstore.application.CheckpointStoreContract;
import bank.eventsourced.eventstore.application.CommandRegister;
import bank.eventsourced.eventstore.application.CommandRegisterContract;
import bank.eventsourced.eventstore.application.EventStore;
import bank.eventsourced.eventstore.application.EventStoreContract;
import bank.eventsourced.eventstore.application.FailureDiagnosis;
import bank.eventsourced.eventstore.application.FailureDiagnosisContract;
import bank.eventsourced.eventstore.application.ParkedStreams;
import bank.eventsourced.eventstore.application.ParkedStreamsContract;
import bank.eventsourced.eventstore.application.PersonKeys;
import bank.eventsourced.eventstore.application.PersonKeysContract;
import bank.eventsourced.eventstore.application.Publications;
import bank.eventsourced.eventstore.application.PublicationsContract;
import bank.eventsourced.eventstore.application.SnapshotStore;
import bank.eventsourced.eventstore.application.SnapshotStoreContract;

/** The adapters in memory keep the contracts of their ports. */
class InMemoryAdaptersTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final TransactionOperations transaction = database.transactions();

    @Nested
    class Events extends EventStoreContract {

        private final EventStore store = new InMemoryEventStore(database);

        @Override
        protected EventStore store() {
            return store;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Snapshots extends SnapshotStoreContract {

        private final SnapshotStore snapshots = new InMemorySnapshotStore(database);

        @Override
        protected SnapshotStore snapshots() {
            return snapshots;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Keys extends PersonKeysContract {

        private final PersonKeys keys = new InMemoryPersonKeys(database);

        @Override
        protected PersonKeys keys() {
            return keys;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Commands extends CommandRegisterContract {

        private final CommandRegister register = new InMemoryCommandRegister(database);

        @Override
        protected CommandRegister register() {
            return register;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Checkpoints extends CheckpointStoreContract {

        private final CheckpointStore checkpoints = new InMemoryCheckpointStore(database);

        @Override
        protected CheckpointStore checkpoints() {
            return checkpoints;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Parked extends ParkedStreamsContract {

        private final ParkedStreams parked = new InMemoryParkedStreams(database);

        @Override
        protected ParkedStreams parked() {
            return parked;
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }

    @Nested
    class Diagnosis extends FailureDiagnosisContract {

        @Override
        protected FailureDiagnosis diagnosis() {
            return new InMemoryFailureDiagnosis();
        }
    }

    @Nested
    class Prompts extends PublicationsContract {

        private final InMemoryPublications publications = new InMemoryPublications(database);

        @Override
        protected Publications publications() {
            return publications;
        }

        @Override
        protected void publish(String follower, long position) {
            publications.publish(follower, position);
        }

        @Override
        protected TransactionOperations transaction() {
            return transaction;
        }
    }
}
