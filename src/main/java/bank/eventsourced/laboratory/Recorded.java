package bank.eventsourced.laboratory;

import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.money.Money;

/** What the laboratory reads in a bank. */
sealed interface Recorded {

    /** Of the event in the log of accounts. */
    long position();

    String account();

    /** Of the account, after the event. */
    long version();

    /** Absent if no money moved. */
    Optional<Money> amount();

    /**
     * An event in the log of accounts.
     *
     * @param type such as {@code account.credited}
     */
    record Event(long position, String account, long version, String type, Optional<Money> amount,
            Optional<Money> balance,
            UUID commandId) implements Recorded {

        boolean isLegOfTransfer() {
            return type.startsWith("account.transfer-");
        }

        boolean isReceivingLeg() {
            return type.startsWith("account.transfer-received");
        }

        /** What the event adds to the balance. */
        Optional<Money> movement() {
            return switch (type) {
                case "account.credited", "account.transfer-received", "account.debit-reversed",
                        "account.transfer-sent-reversed" ->
                    amount;
                default -> amount.map(Money::negated);
            };
        }
    }

    /** An entry of the journal. */
    record Entry(long position, String account, long version, Optional<Money> amount) implements Recorded {}

    /** A posting in the log of the ledger. */
    record Posting(long position, String account, long version, Optional<Money> amount) implements Recorded {}
}
