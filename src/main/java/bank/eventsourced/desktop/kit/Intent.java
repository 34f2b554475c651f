package bank.eventsourced.desktop.kit;

import java.util.Optional;

import bank.eventsourced.account.AccountNumber;

/** Something that people want to do, for which a panel opens beside the screen. Accounts that are absent are asked for. */
public sealed interface Intent {

    /** Opens an account. */
    record OpenAccount() implements Intent {}

    /** Pays money in. */
    record Deposit(Optional<AccountNumber> account) implements Intent {}

    /** Takes money out. */
    record Withdraw(Optional<AccountNumber> account) implements Intent {}

    /** Moves money between two accounts of the bank. */
    record Transfer(Optional<AccountNumber> from) implements Intent {}

    /** Stops all movements of an account. */
    record Freeze(AccountNumber account) implements Intent {}

    /** Lets money move again. */
    record Unfreeze(AccountNumber account) implements Intent {}

    /** Changes how far an account may be overdrawn. */
    record ChangeOverdraftLimit(AccountNumber account) implements Intent {}

    /** Closes an account for good. */
    record Close(AccountNumber account) implements Intent {}

    /** Forgets the customer who holds an account. */
    record Forget(AccountNumber account) implements Intent {}

    /** Undoes the movement that is the event of an account at a version. */
    record Reverse(AccountNumber account, long version) implements Intent {}
}
