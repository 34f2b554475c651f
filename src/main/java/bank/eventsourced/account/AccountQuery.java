package bank.eventsourced.account;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts to list, and in what order; absent criteria match everything.
 *
 * @param text     words anywhere in number or holder, upper and lower case alike; blank matches everything
 * @param statuses the accounts of these only; empty matches every status
 * @param sort     accounts that are alike in it follow each other by number
 */
public record AccountQuery(Optional<String> text, Set<AccountStatus> statuses, Optional<Currency> currency, Sort sort,
        Direction direction) {

    public AccountQuery {
        text = text.map(String::strip).filter(it -> !it.isEmpty());
        statuses = Set.copyOf(statuses);
    }

    /** Every account, by number. */
    public static AccountQuery everything() {
        return new AccountQuery(Optional.empty(), Set.of(), Optional.empty(), Sort.NUMBER, Direction.ASCENDING);
    }

    /** What to order by. */
    public enum Sort {

        /** The number as text. */
        NUMBER,

        /** The holder, upper and lower case alike. */
        HOLDER,

        /** Open, frozen, closed. */
        STATUS,

        /** The ISO code. */
        CURRENCY,

        /** The currency, and then the amount: amounts of two currencies have no order. */
        BALANCE,

        /** How many events an account has had. */
        VERSION,

        /** When its last event was recorded. */
        LAST_ACTIVITY
    }

    /** Which way. */
    public enum Direction {
        ASCENDING, DESCENDING
    }
}
