package bank.eventsourced.account;

import java.util.Currency;

import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Why the rules of the bank forbid a command. */
public sealed interface Refusal extends Explained {

    record UnknownAccount(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("There is no account %s. Check the number, or open the account first.", account);
        }
    }

    record NumberTaken(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s exists already. Choose another number.", account);
        }
    }

    /** @param available the balance and the overdraft limit together */
    record InsufficientFunds(AccountNumber account, Money requested, Money balance, Money overdraftLimit,
            Money available) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s has %s available (balance %s, overdraft limit %s), which is less than %s.",
                    account, available, balance, overdraftLimit, requested);
        }
    }

    record AccountFrozen(AccountNumber account, String reason) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s is frozen (%s). Unfreeze it first.", account, reason);
        }
    }

    record NotFrozen(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s is not frozen.", account);
        }
    }

    record AccountClosed(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s is closed. Nothing can happen on it any more.", account);
        }
    }

    record OtherCurrency(AccountNumber account, Currency kept, Currency given) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s is kept in %s, not in %s.", account, kept, given);
        }
    }

    record BalanceNotZero(AccountNumber account, Money balance) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s has a balance of %s. Only an account with a balance of zero can be closed.",
                    account,
                    balance);
        }
    }

    record LimitBelowOverdraft(AccountNumber account, Money overdraftLimit, Money balance) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Account %s is overdrawn to %s; a limit of %s would forbid that. Choose a higher limit.",
                    account,
                    balance, overdraftLimit);
        }
    }

    record SameAccount(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("A transfer needs two accounts; account %s was given twice.", account);
        }
    }

    record AmountTooLarge(AccountNumber account, Money amount) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("With %s more, account %s would hold more than this bank can count.", amount, account);
        }
    }

    /** At that version no money moved, or the account has not come to it. */
    record NothingToReverse(AccountNumber account, long version) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("At version %s of account %s no money moved, so there is nothing to reverse.", version,
                    account);
        }
    }

    /** @param byVersion the version of the account at which the reversal was recorded */
    record AlreadyReversed(AccountNumber account, long version, long byVersion) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of(
                    "Version %s of account %s was reversed already, at version %s. A movement is reversed once.",
                    version, account, byVersion);
        }
    }

    /** It is a reversal itself. */
    record NotReversible(AccountNumber account, long version) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("Version %s of account %s is a reversal itself. Enter the movement again instead.",
                    version,
                    account);
        }
    }

    /** @param events how many events of the customer hold texts that are not sealed, and never will be */
    record ReadableForEver(AccountNumber account, long events) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of(
                    """
                            The customer of account %s cannot be forgotten: %s events were recorded in plain text, before the bank \
                            sealed what people write, and what is recorded never changes.""",
                    account, events);
        }
    }

    /** The bank has neither a key file nor a passphrase, so nothing that it records can ever be forgotten. */
    record NothingIsSealed(AccountNumber account) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of(
                    """
                            The customer of account %s cannot be forgotten: this bank records all texts in plain text. It begins to \
                            seal them when it is opened with a passphrase or a key file.""",
                    account);
        }
    }

    record ChangedMeanwhile(AccountNumber account, long seen, long version) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of(
                    "Account %s has changed meanwhile: you saw version %s, it is at version %s. Look at it and try again.",
                    account, seen, version);
        }
    }

    record CommandIdTaken(CommandId id) implements Refusal {

        @Override
        public Sentence explanation() {
            return Sentence.of("The command id %s belongs to another command. Give each command an id of its own.", id);
        }
    }
}
