package bank.eventsourced.account;

import java.util.Currency;

import bank.eventsourced.money.Money;

/** Why the rules of the bank forbid a command. */
public sealed interface Refusal {

    /** A sentence for people: what is wrong and what to do. */
    String explanation();

    record UnknownAccount(AccountNumber account) implements Refusal {

        @Override
        public String explanation() {
            return "There is no account %s. Check the number, or open the account first.".formatted(account);
        }
    }

    record NumberTaken(AccountNumber account) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s exists already. Choose another number.".formatted(account);
        }
    }

    /** @param available the balance and the overdraft limit together */
    record InsufficientFunds(AccountNumber account, Money requested, Money balance, Money overdraftLimit,
            Money available) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s has %s available (balance %s, overdraft limit %s), which is less than %s.".formatted(
                    account, available, balance, overdraftLimit, requested);
        }
    }

    record AccountFrozen(AccountNumber account, String reason) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s is frozen (%s). Unfreeze it first.".formatted(account, reason);
        }
    }

    record NotFrozen(AccountNumber account) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s is not frozen.".formatted(account);
        }
    }

    record AccountClosed(AccountNumber account) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s is closed. Nothing can happen on it any more.".formatted(account);
        }
    }

    record OtherCurrency(AccountNumber account, Currency kept, Currency given) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s is kept in %s, not in %s.".formatted(account, kept, given);
        }
    }

    record BalanceNotZero(AccountNumber account, Money balance) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s has a balance of %s. Only an account with a balance of zero can be closed.".formatted(
                    account,
                    balance);
        }
    }

    record LimitBelowOverdraft(AccountNumber account, Money overdraftLimit, Money balance) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s is overdrawn to %s; a limit of %s would forbid that. Choose a higher limit.".formatted(
                    account,
                    balance, overdraftLimit);
        }
    }

    record SameAccount(AccountNumber account) implements Refusal {

        @Override
        public String explanation() {
            return "A transfer needs two accounts; account %s was given twice.".formatted(account);
        }
    }

    record AmountTooLarge(AccountNumber account, Money amount) implements Refusal {

        @Override
        public String explanation() {
            return "With %s more, account %s would hold more than this bank can count.".formatted(amount, account);
        }
    }

    /** At that version no money moved, or the account has not come to it. */
    record NothingToReverse(AccountNumber account, long version) implements Refusal {

        @Override
        public String explanation() {
            return "At version %d of account %s no money moved, so there is nothing to reverse.".formatted(version,
                    account);
        }
    }

    /** @param byVersion the version of the account at which the reversal was recorded */
    record AlreadyReversed(AccountNumber account, long version, long byVersion) implements Refusal {

        @Override
        public String explanation() {
            return "Version %d of account %s was reversed already, at version %d. A movement is reversed once."
                    .formatted(
                            version, account, byVersion);
        }
    }

    /** It is a reversal itself. */
    record NotReversible(AccountNumber account, long version) implements Refusal {

        @Override
        public String explanation() {
            return "Version %d of account %s is a reversal itself. Enter the movement again instead.".formatted(version,
                    account);
        }
    }

    record ChangedMeanwhile(AccountNumber account, long seen, long version) implements Refusal {

        @Override
        public String explanation() {
            return "Account %s has changed meanwhile: you saw version %d, it is at version %d. Look at it and try again."
                    .formatted(account, seen, version);
        }
    }

    record CommandIdTaken(CommandId id) implements Refusal {

        @Override
        public String explanation() {
            return "The command id %s belongs to another command. Give each command an id of its own.".formatted(id);
        }
    }
}
