package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.PersonKeys.PersonKey;

/** What every store of persons' keys promises. */
public abstract class PersonKeysContract {

    protected abstract PersonKeys keys();

    protected abstract TransactionOperations transaction();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final UUID id = UUID.randomUUID();
    private final Opaque mark = RealCiphers.ciphers().chance(32);
    private final Opaque wrapped = RealCiphers.ciphers().chance(60);

    @Test
    void findsAKeyByItsIdAndByThePerson() {
        add(id, mark);

        assertThat(keys().find(id)).contains(new PersonKey(id, Optional.of(wrapped)));
        assertThat(keys().find(mark)).contains(new PersonKey(id, Optional.of(wrapped)));
        assertThat(keys().find(UUID.randomUUID())).isEmpty();
        assertThat(keys().find(RealCiphers.ciphers().chance(32))).isEmpty();
    }

    @Test
    void aPersonHasOneKey() {
        add(id, mark);

        assertThatExceptionOfType(ConcurrencyConflict.class).isThrownBy(() -> add(UUID.randomUUID(), mark));
        assertThat(keys().find(mark)).map(PersonKey::id).contains(id);
    }

    @Test
    void aDestroyedKeyIsGoneButNotThatThereWasOneAndThePersonCanHaveAnother() {
        add(id, mark);
        var before = keys().count();
        transaction().executeWithoutResult(_ -> keys().destroy(id, now));

        assertThat(keys().find(id)).contains(new PersonKey(id, Optional.empty()));
        assertThat(keys().find(mark)).isEmpty();
        assertThat(keys().count()).isEqualTo(new PersonKeys.Count(before.keys() - 1, before.destroyed() + 1));
        assertThat(keys().destroyedSince(now)).contains(id);
        assertThat(keys().destroyedSince(now.plusSeconds(1))).doesNotContain(id);
        add(UUID.randomUUID(), mark);
        assertThat(keys().find(mark)).isPresent();
    }

    @Test
    void whatIsKeptCanBeTakenOverByAnother() {
        var mine = new PersonKeys.Kept(id, Optional.of(mark), Optional.of(wrapped), now, Optional.empty());
        var gone = new PersonKeys.Kept(UUID.randomUUID(), Optional.empty(), Optional.empty(), now, Optional.of(now));
        transaction().executeWithoutResult(_ -> {
            keys().adopt(mine);
            keys().adopt(gone);
        });

        assertThat(keys().all()).contains(mine, gone);
        assertThat(keys().find(mark)).map(PersonKey::id).contains(id);
        assertThat(keys().find(gone.id())).contains(new PersonKey(gone.id(), Optional.empty()));
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> keys().add(id, mark, wrapped, now));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> keys().destroy(id, now));
    }

    private void add(UUID newId, Opaque fingerprint) {
        transaction().executeWithoutResult(_ -> keys().add(newId, fingerprint, wrapped, now));
    }
}
