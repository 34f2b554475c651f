package bank.eventsourced.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * One thing that happened on one account.
 *
 * @param position     of the event in the log of accounts
 * @param version      of the account after it
 * @param amount       positive, whichever way the money went; absent if no money moved
 * @param balance      of the account after it
 * @param text         what people wrote; a holder, a reason or a limit where there was no transaction
 * @param counterparty the other side, empty if there is none; of a transfer the other account
 * @param reverses     the version of the account that it undid, if it is a reversal
 */
public record JournalEntry(long position, AccountNumber account, long version, Kind kind, Optional<Money> amount,
        Money balance, LocalDate valueDate, Instant recordedAt, String text, String counterparty, UUID commandId,
        Optional<Long> reverses) {

    /** What the entry added to the balance; absent if no money moved. */
    public Optional<Money> movement() {
        return amount.map(it -> switch (kind.effect()) {
            case ADDS -> it;
            case TAKES -> it.negated();
            case NONE -> throw new IllegalStateException("%s moves no money, and yet %s".formatted(kind, it));
        });
    }

    /** What kind of thing happened. */
    public enum Kind {

        OPENED(Effect.NONE),
        CREDITED(Effect.ADDS),
        DEBITED(Effect.TAKES),
        TRANSFER_SENT(Effect.TAKES),
        TRANSFER_RECEIVED(Effect.ADDS),
        CREDIT_REVERSED(Effect.TAKES),
        DEBIT_REVERSED(Effect.ADDS),
        TRANSFER_SENT_REVERSED(Effect.ADDS),
        TRANSFER_RECEIVED_REVERSED(Effect.TAKES),
        LIMIT_CHANGED(Effect.NONE),
        FROZEN(Effect.NONE),
        UNFROZEN(Effect.NONE),
        HOLDER_FORGOTTEN(Effect.NONE),
        CLOSED(Effect.NONE);

        private final Effect effect;

        Kind(Effect effect) {
            this.effect = effect;
        }

        /** What it does to the balance. */
        public Effect effect() {
            return effect;
        }

        /** All kinds that have an effect. */
        public static Set<Kind> with(Effect effect) {
            return Arrays.stream(values())
                    .filter(kind -> kind.effect == effect)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        }
    }

    /** What a kind of entry does to the balance with its amount. */
    public enum Effect {
        ADDS, TAKES, NONE
    }
}
