package bank.eventsourced.desktop.account;

import java.util.Optional;

import bank.eventsourced.journal.StatementLine;

/**
 * A movement on the statement.
 *
 * @param reversedBy the version of the account at which it was undone
 */
record StatementRow(StatementLine line, Optional<Long> reversedBy) {

    /** Whether it can be undone: neither has been, nor undoes another one. */
    boolean reversible() {
        return reversedBy.isEmpty() && line.entry().reverses().isEmpty();
    }

    /** The version of the movement that belongs to it: that it undid, or that undid it. */
    Optional<Long> counterpart() {
        return line.entry().reverses().or(() -> reversedBy);
    }
}
