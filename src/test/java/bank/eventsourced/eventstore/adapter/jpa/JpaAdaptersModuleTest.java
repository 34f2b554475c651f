package bank.eventsourced.eventstore.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.account.AccountLogAdvanced;
import bank.eventsourced.eventstore.StreamId;
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

/** The adapters on JPA keep the contracts of their ports, on either database. */
@ParameterizedClass
@EnumSource
class JpaAdaptersModuleTest {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    OpenBank.On on;

    private boolean somebodyWaits() {
        return (boolean) BANK.get(on, EntityManager.class)
                .createNativeQuery("select exists (select 1 from pg_locks where not granted)", Boolean.class)
                .getSingleResult();
    }

    @Nested
    class Events extends EventStoreContract {

        @Override
        protected boolean isBlocked(Thread thread) {
            return switch (on) {
                case HSQLDB -> super.isBlocked(thread);
                case POSTGRESQL -> somebodyWaits();
            };
        }

        @Override
        protected EventStore store() {
            return BANK.get(on, EventStore.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }

        /**
         * Another process takes the position that a rolled back append of this process had taken: what this one remembers
         * of the head has the right position and the wrong hash.
         */
        @Test
        void aHeadThatWasRolledBackIsNeverBuiltOn() {
            var entities = BANK.get(on, EntityManager.class);
            var jdbc = BANK.get(on, JdbcTemplate.class);
            var oneProcess = new JpaEventStore(entities, jdbc);
            var otherProcess = new JpaEventStore(entities, jdbc);
            var ada = new StreamId(UUID.randomUUID());
            var bob = new StreamId(UUID.randomUUID());
            transaction().executeWithoutResult(
                    status -> oneProcess.append(log(), List.of(event(ada, 1)), Instant.now()));
            transaction().executeWithoutResult(status -> {
                oneProcess.append(log(), List.of(event(ada, 2)), Instant.now());
                status.setRollbackOnly();
            });
            transaction().executeWithoutResult(
                    status -> otherProcess.append(log(), List.of(event(bob, 1)), Instant.now()));
            transaction().executeWithoutResult(
                    status -> oneProcess.append(log(), List.of(event(ada, 2)), Instant.now()));

            assertWhole(3);
        }
    }

    @Nested
    class Snapshots extends SnapshotStoreContract {

        @Override
        protected SnapshotStore snapshots() {
            return BANK.get(on, SnapshotStore.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }
    }

    @Nested
    class Keys extends PersonKeysContract {

        @Override
        protected PersonKeys keys() {
            return BANK.get(on, PersonKeys.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }
    }

    @Nested
    class Commands extends CommandRegisterContract {

        @Override
        protected CommandRegister register() {
            return BANK.get(on, CommandRegister.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }
    }

    @Nested
    class Checkpoints extends CheckpointStoreContract {

        @Override
        protected boolean isBlocked(Thread thread) {
            return switch (on) {
                case HSQLDB -> super.isBlocked(thread);
                case POSTGRESQL -> somebodyWaits();
            };
        }

        @Override
        protected CheckpointStore checkpoints() {
            return BANK.get(on, CheckpointStore.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }
    }

    @Nested
    class Parked extends ParkedStreamsContract {

        @Override
        protected ParkedStreams parked() {
            return BANK.get(on, ParkedStreams.class);
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }
    }

    @Nested
    class Diagnosis extends FailureDiagnosisContract {

        @Override
        protected FailureDiagnosis diagnosis() {
            return BANK.get(on, FailureDiagnosis.class);
        }

        @Test
        void aDatabaseThatRefusesDataBlamesTheEvent() {
            var followers = BANK.get(on, EntityManager.class);
            var failed = catchThrowable(() -> transaction(() -> followers
                    .createNativeQuery("insert into follower (name, log, checkpoint) values ('" + "x".repeat(60)
                            + "', 'purse', 0)")
                    .executeUpdate()));
            assertThat(diagnosis().of(failed)).isEqualTo(FailureDiagnosis.Blame.EVENT);
        }

        @Test
        void aDatabaseThatCannotDoWhatItIsToldBlamesTheSurroundings() {
            var failed = catchThrowable(() -> transaction(() -> BANK.get(on, EntityManager.class)
                    .createNativeQuery("update nowhere set position = 1")
                    .executeUpdate()));
            assertThat(diagnosis().of(failed)).isEqualTo(FailureDiagnosis.Blame.SURROUNDINGS);
        }

        private void transaction(Runnable work) {
            BANK.transaction(on).executeWithoutResult(status -> work.run());
        }
    }

    @Nested
    class Prompts extends PublicationsContract {

        @Override
        protected Publications publications() {
            return BANK.get(on, Publications.class);
        }

        @Override
        protected void publish(String follower, long position) {
            BANK.get(on, EventPublicationRepository.class)
                    .create(TargetEventPublication.of(new AccountLogAdvanced(position),
                            PublicationTargetIdentifier.of(follower)));
        }

        @Override
        protected TransactionOperations transaction() {
            return BANK.transaction(on);
        }

        @Test
        void idsAreInTheOrderOfTime() {
            transaction().executeWithoutResult(status -> publish("orderly", 1));
            transaction().executeWithoutResult(status -> publish("orderly", 2));
            var ids = publications().outstanding("orderly", 10);
            assertThat(ids).isSortedAccordingTo((one, other) -> one.toString().compareTo(other.toString()));
            transaction().executeWithoutResult(status -> publications().complete(ids));
        }
    }
}
