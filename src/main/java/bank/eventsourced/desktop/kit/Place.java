package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;

/** Somewhere in the window that one can go to, link to, and come back to. */
public sealed interface Place {

    /** The part of the navigation that it belongs to. */
    Section section();

    /** What the bank looks like today. */
    record Overview() implements Place {

        @Override
        public Section section() {
            return Section.OVERVIEW;
        }
    }

    /** What an empty bank offers. */
    record Welcome() implements Place {

        @Override
        public Section section() {
            return Section.OVERVIEW;
        }
    }

    /** All accounts. */
    record AccountList() implements Place {

        @Override
        public Section section() {
            return Section.ACCOUNTS;
        }
    }

    /**
     * One account.
     *
     * @param version if present, its history at that version; else its statement
     */
    record OneAccount(AccountNumber number, Optional<Long> version) implements Place {

        public static OneAccount now(AccountNumber number) {
            return new OneAccount(number, Optional.empty());
        }

        public static OneAccount at(AccountNumber number, long version) {
            return new OneAccount(number, Optional.of(version));
        }

        @Override
        public Section section() {
            return Section.ACCOUNTS;
        }
    }

    /** Every transaction, or those of one account. */
    record Journal(Optional<AccountNumber> account) implements Place {

        @Override
        public Section section() {
            return Section.JOURNAL;
        }
    }

    /** The ledgers, or the one of a currency. */
    record Ledger(Optional<Currency> currency) implements Place {

        @Override
        public Section section() {
            return Section.LEDGER;
        }
    }

    /** The import of transactions, perhaps of a file that is known already. */
    record ImportFile(Optional<Path> file) implements Place {

        @Override
        public Section section() {
            return Section.IMPORT;
        }
    }

    /** The log of events, perhaps at one of them. */
    record Events(Optional<Event> event) implements Place {

        public static Events at(String log, long position) {
            return new Events(Optional.of(new Event(log, position)));
        }

        @Override
        public Section section() {
            return Section.EVENTS;
        }

        /** @param log such as {@code account} or {@code ledger} */
        public record Event(String log, long position) {}
    }

    /** How followers learn of events. */
    record Deliveries() implements Place {

        @Override
        public Section section() {
            return Section.DELIVERIES;
        }
    }

    /** Shortcuts to states, perhaps of one account. */
    record Snapshots(Optional<AccountNumber> account) implements Place {

        @Override
        public Section section() {
            return Section.SNAPSHOTS;
        }
    }

    /** What one can choose. */
    record Settings() implements Place {

        @Override
        public Section section() {
            return Section.SETTINGS;
        }
    }

    /** How things work, and which keys do what. */
    record Help() implements Place {

        @Override
        public Section section() {
            return Section.HELP;
        }
    }
}
