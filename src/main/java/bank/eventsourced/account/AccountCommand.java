package bank.eventsourced.account;

import static bank.eventsourced.account.InvalidInput.requireShort;
import static bank.eventsourced.account.InvalidInput.requireText;

import java.util.Currency;

import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/**
 * What people ask of an account. A command that exists makes sense in itself: amounts are positive, texts are not too
 * long. Whether it is allowed is decided on the account. Constructors throw {@link InvalidInput}.
 */
public sealed interface AccountCommand {

    /**
     * The largest amount of one command, in minor units: 100,000,000,000.00 EUR. It keeps the totals of the ledger, which
     * add up every transaction there ever was, far from what can be counted.
     */
    long LARGEST_AMOUNT_MINOR_UNITS = 10_000_000_000_000L;

    int LONGEST_HOLDER = 200;
    int LONGEST_TEXT = 500;
    int LONGEST_COUNTERPARTY = 100;

    /** The account that the command is given for; of a transfer, the one that pays. */
    AccountNumber account();

    /** Opens an account. The limit is how far the balance may go below zero, in the account's currency. */
    record Open(AccountNumber account, String holder, Money overdraftLimit) implements AccountCommand {

        public Open {
            holder = requireText(Sentence.of("holder"), holder.strip(), LONGEST_HOLDER);
            requireLimit(overdraftLimit);
        }

        public Currency currency() {
            return overdraftLimit.currency();
        }
    }

    /** Pays money in. */
    record Deposit(AccountNumber account, Money amount, Purpose purpose, String text, String counterparty)
            implements
                AccountCommand {

        public Deposit {
            requirePositive(amount);
            requireShort(Sentence.of("text"), text, LONGEST_TEXT);
            requireShort(Sentence.of("counterparty"), counterparty, LONGEST_COUNTERPARTY);
        }

        /** In cash, with a text that may be empty. */
        public Deposit(AccountNumber account, Money amount, String text) {
            this(account, amount, Purpose.CASH, text, "");
        }
    }

    /** Takes money out. */
    record Withdraw(AccountNumber account, Money amount, Purpose purpose, String text, String counterparty)
            implements
                AccountCommand {

        public Withdraw {
            requirePositive(amount);
            requireShort(Sentence.of("text"), text, LONGEST_TEXT);
            requireShort(Sentence.of("counterparty"), counterparty, LONGEST_COUNTERPARTY);
        }

        /** In cash, with a text that may be empty. */
        public Withdraw(AccountNumber account, Money amount, String text) {
            this(account, amount, Purpose.CASH, text, "");
        }
    }

    /** Moves money to another account of this bank: both change, or none. */
    record Transfer(AccountNumber account, AccountNumber to, Money amount, String text) implements AccountCommand {

        public Transfer {
            requirePositive(amount);
            requireShort(Sentence.of("text"), text, LONGEST_TEXT);
        }
    }

    /** Stops all movements. */
    record Freeze(AccountNumber account, String reason) implements AccountCommand {

        public Freeze {
            reason = requireText(Sentence.of("reason"), reason.strip(), LONGEST_TEXT);
        }
    }

    /** Lets money move again. The reason may be empty. */
    record Unfreeze(AccountNumber account, String reason) implements AccountCommand {

        public Unfreeze {
            requireShort(Sentence.of("reason"), reason, LONGEST_TEXT);
        }
    }

    /** Changes how far the balance may go below zero. */
    record ChangeOverdraftLimit(AccountNumber account, Money overdraftLimit) implements AccountCommand {

        public ChangeOverdraftLimit {
            requireLimit(overdraftLimit);
        }
    }

    /**
     * Undoes a movement of money by a movement the other way, on both accounts if it was a transfer. What happened stays in
     * the history. The reason may be empty.
     *
     * @param version of the account at which the movement was recorded, from 1
     */
    record Reverse(AccountNumber account, long version, String reason) implements AccountCommand {

        public Reverse {
            if (version < 1) {
                throw new InvalidInput("The versions of an account count from 1, so there is no version %s.", version);
            }
            reason = reason.strip();
            requireShort(Sentence.of("reason"), reason, LONGEST_TEXT);
        }
    }

    /**
     * Forgets the customer who holds the account, on all accounts of the customer. Balances and movements stay; names and texts
     * can never be read again.
     *
     * @param reason is kept for good, so it must not name anybody
     */
    record ForgetHolder(AccountNumber account, String reason) implements AccountCommand {

        public ForgetHolder {
            reason = requireText(Sentence.of("reason"), reason.strip(), LONGEST_TEXT);
        }
    }

    /** Closes the account for good. The reason may be empty. */
    record Close(AccountNumber account, String reason) implements AccountCommand {

        public Close {
            reason = reason.strip();
            requireShort(Sentence.of("reason"), reason, LONGEST_TEXT);
        }

        /** For no reason that anybody names. */
        public Close(AccountNumber account) {
            this(account, "");
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new InvalidInput("The amount must be more than zero, not %s.", amount);
        }
        requireCountable(Sentence.of("amount"), amount);
    }

    private static void requireLimit(Money limit) {
        if (limit.isNegative()) {
            throw new InvalidInput(
                    "The overdraft limit must be zero or more, not %s. Write 100.00 to allow a balance of -100.00.",
                    limit);
        }
        requireCountable(Sentence.of("overdraft limit"), limit);
    }

    private static void requireCountable(Sentence what, Money amount) {
        if (amount.minorUnits() > LARGEST_AMOUNT_MINOR_UNITS) {
            throw new InvalidInput("The %s must be at most %s, not %s.", what,
                    new Money(LARGEST_AMOUNT_MINOR_UNITS, amount.currency()), amount);
        }
    }
}
