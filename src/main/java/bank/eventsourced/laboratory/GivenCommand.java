package bank.eventsourced.laboratory;

import java.util.UUID;

/**
 * A command as the laboratory gives it, and what must become of it if it is carried out.
 *
 * @param account whose account it changes; of a transfer, the payer's
 * @param amount  with its currency, such as {@code 20.00 EUR}; empty if the command states none
 * @param line    as a batch reads it
 */
record GivenCommand(UUID id, Kind kind, String account, String amount, String line) {

    /** What kinds there are, and the type of the event that each must lead to. */
    enum Kind {

        OPEN("account.opened"),
        DEPOSIT("account.credited"),
        WITHDRAW("account.debited"),
        TRANSFER("account.transfer-sent"),
        REVERSE("-reversed"),
        FREEZE("account.frozen"),
        UNFREEZE("account.unfrozen"),
        LIMIT("account.overdraft-limit-changed"),
        CLOSE("account.closed"),
        FORGET("account.holder-forgotten"),
        /** What makes no sense, or gives an id a second meaning: it may lead to nothing. */
        RUBBISH("nothing");

        private final String typeEndsWith;

        Kind(String typeEndsWith) {
            this.typeEndsWith = typeEndsWith;
        }

        boolean leadsTo(String eventType) {
            return eventType.endsWith(typeEndsWith);
        }
    }
}
