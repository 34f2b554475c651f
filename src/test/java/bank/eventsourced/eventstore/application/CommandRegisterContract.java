package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.application.CommandRegister.CarriedOut;

/** What every register of commands promises. */
public abstract class CommandRegisterContract {

    protected abstract CommandRegister register();

    protected abstract TransactionOperations transaction();

    @Test
    void findsTheCommandsThatWereCarriedOut() {
        var first = command(1);
        var second = command(2);
        add(first, second);

        assertThat(register().find(List.of(second.commandId(), UUID.randomUUID(), first.commandId())))
                .containsExactlyInAnyOrder(first, second);
        assertThat(register().find(List.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void findsAThousandCommandsAtOnce() {
        var commands = IntStream.rangeClosed(1, 1_000).mapToObj(CommandRegisterContract::command).toList();
        transaction().executeWithoutResult(status -> register().add(commands));

        assertThat(register().find(commands.stream().map(CarriedOut::commandId).toList()))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void takesACommandOnlyOnce() {
        var command = command(1);
        var innocent = command(2);
        add(command);

        assertThatExceptionOfType(ConcurrencyConflict.class).isThrownBy(() -> add(innocent, command));

        assertThat(register().find(List.of(command.commandId()))).containsExactly(command);
        assertThat(register().find(List.of(innocent.commandId()))).isEmpty();
    }

    @Test
    void forgetsWhatWasRolledBack() {
        var command = command(1);
        transaction().executeWithoutResult(status -> {
            register().add(List.of(command));
            status.setRollbackOnly();
        });
        assertThat(register().find(List.of(command.commandId()))).isEmpty();
        add(command);
        assertThat(register().find(List.of(command.commandId()))).containsExactly(command);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> register().add(List.of(command(1))));
    }

    private void add(CarriedOut... commands) {
        transaction().executeWithoutResult(status -> register().add(List.of(commands)));
    }

    private static CarriedOut command(int position) {
        return new CarriedOut(Ids.timeOrdered(), "purse", Ids.derived("content", "of " + position), position, 2);
    }
}
