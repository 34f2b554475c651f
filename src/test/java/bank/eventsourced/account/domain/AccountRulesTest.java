package bank.eventsourced.account.domain;

import static bank.eventsourced.account.domain.AccountSpecification.ADA;
import static bank.eventsourced.account.domain.AccountSpecification.BOB;
import static bank.eventsourced.account.domain.AccountSpecification.closed;
import static bank.eventsourced.account.domain.AccountSpecification.creditReversed;
import static bank.eventsourced.account.domain.AccountSpecification.credited;
import static bank.eventsourced.account.domain.AccountSpecification.debitReversed;
import static bank.eventsourced.account.domain.AccountSpecification.debited;
import static bank.eventsourced.account.domain.AccountSpecification.frozen;
import static bank.eventsourced.account.domain.AccountSpecification.given;
import static bank.eventsourced.account.domain.AccountSpecification.limitChanged;
import static bank.eventsourced.account.domain.AccountSpecification.money;
import static bank.eventsourced.account.domain.AccountSpecification.opened;
import static bank.eventsourced.account.domain.AccountSpecification.received;
import static bank.eventsourced.account.domain.AccountSpecification.receivedFromBob;
import static bank.eventsourced.account.domain.AccountSpecification.receivedReversed;
import static bank.eventsourced.account.domain.AccountSpecification.sent;
import static bank.eventsourced.account.domain.AccountSpecification.sentByBob;
import static bank.eventsourced.account.domain.AccountSpecification.sentReversed;
import static bank.eventsourced.account.domain.AccountSpecification.unfrozen;

import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.Refusal.AccountClosed;
import bank.eventsourced.account.Refusal.AccountFrozen;
import bank.eventsourced.account.Refusal.AlreadyReversed;
import bank.eventsourced.account.Refusal.AmountTooLarge;
import bank.eventsourced.account.Refusal.BalanceNotZero;
import bank.eventsourced.account.Refusal.InsufficientFunds;
import bank.eventsourced.account.Refusal.LimitBelowOverdraft;
import bank.eventsourced.account.Refusal.NotFrozen;
import bank.eventsourced.account.Refusal.NotReversible;
import bank.eventsourced.account.Refusal.NothingToReverse;
import bank.eventsourced.account.Refusal.NumberTaken;
import bank.eventsourced.account.Refusal.OtherCurrency;
import bank.eventsourced.account.Refusal.SameAccount;
import bank.eventsourced.account.Refusal.UnknownAccount;

class AccountRulesTest {

    private static final String MOST = "92233720368547758.07 EUR";

    /** Every command but {@link Open}, as ADA gives it. */
    static Stream<AccountCommand> commandsOnAnAccount() {
        return Stream.of(deposit("1 EUR"), withdraw("1 EUR"), transfer("1 EUR"), reverse(2),
                new Freeze(ADA, "court order"), new Unfreeze(ADA, "lifted"), limit("5 EUR"), new Close(ADA));
    }

    static Stream<AccountCommand> commandsThatMoveMoney() {
        return Stream.of(deposit("1 EUR"), withdraw("1 EUR"), transfer("1 EUR"), reverse(2));
    }

    @Nested
    class BeforeItIsOpened {

        @Test
        void anAccountCanBeOpened() {
            given().when(new Open(ADA, "Ada", money("100 EUR"))).then(opened(ADA, "100 EUR"));
        }

        @ParameterizedTest
        @MethodSource("bank.eventsourced.account.domain.AccountRulesTest#commandsOnAnAccount")
        void nothingElseIsPossible(AccountCommand command) {
            given().andOfBob(opened(BOB, "0 EUR"))
                    .when(command)
                    .thenRefused(new UnknownAccount(ADA),
                            "There is no account 1. Check the number, or open the account first.");
        }
    }

    @Nested
    class Opening {

        @Test
        void aNumberIsGivenOnce() {
            given(opened()).when(new Open(ADA, "Eve", money("0 EUR")))
                    .thenRefused(new NumberTaken(ADA), "Account 1 exists already. Choose another number.");
        }

        @Test
        void aNumberIsNeverGivenAgainNotEvenAfterClosing() {
            given(opened(), closed(ADA)).when(new Open(ADA, "Eve", money("0 EUR"))).thenRefused(new NumberTaken(ADA));
        }
    }

    @Nested
    class Depositing {

        @Test
        void addsToTheBalance() {
            given(opened(), credited("20 EUR", "20 EUR")).when(deposit("0.01 EUR"))
                    .then(credited("0.01 EUR", "20.01 EUR"));
        }

        @Test
        void keepsPurposeTextAndCounterparty() {
            given(opened()).when(new Deposit(ADA, money("20 EUR"), Purpose.INTEREST, "March", "the bank"))
                    .then(new Credited(ADA, money("20 EUR"), money("20 EUR"), Purpose.INTEREST, "March", "the bank"));
        }

        @Test
        void needsTheCurrencyOfTheAccount() {
            given(opened()).when(deposit("20 JPY"))
                    .thenRefused(new OtherCurrency(ADA, money("0 EUR").currency(), money("0 JPY").currency()),
                            "Account 1 is kept in EUR, not in JPY.");
        }

        @Test
        void endsWhereTheBankCannotCountFurther() {
            given(opened(), credited(MOST, MOST)).when(deposit("0.01 EUR"))
                    .thenRefused(new AmountTooLarge(ADA, money("0.01 EUR")),
                            "With 0.01 EUR more, account 1 would hold more than this bank can count.");
        }

        @Test
        void leavesRoomForTheLimitToBeAddedToTheBalance() {
            var allButOne = "92233720368547757.07 EUR";
            given(opened(ADA, "1 EUR"), credited(allButOne, allButOne)).when(deposit("0.01 EUR"))
                    .thenRefused(new AmountTooLarge(ADA, money("0.01 EUR")));
            given(opened(), credited(allButOne, allButOne)).when(deposit("1 EUR")).then(credited("1 EUR", MOST));
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void takesFromTheBalance() {
            given(opened(), credited("20 EUR", "20 EUR")).when(withdraw("7.50 EUR"))
                    .then(debited("7.50 EUR",
                            "12.50 EUR"));
        }

        @Test
        void keepsPurposeTextAndCounterparty() {
            given(opened(), credited("20 EUR", "20 EUR"))
                    .when(new Withdraw(ADA, money("20 EUR"), Purpose.FEE, "March", "the bank"))
                    .then(new Debited(ADA, money("20 EUR"), money("0 EUR"), Purpose.FEE, "March", "the bank"));
        }

        @Test
        void mayTakeEverything() {
            given(opened(), credited("20 EUR", "20 EUR")).when(withdraw("20 EUR")).then(debited("20 EUR", "0 EUR"));
        }

        @Test
        void neverTakesACentTooMuch() {
            given(opened(), credited("20 EUR", "20 EUR")).when(withdraw("20.01 EUR"))
                    .thenRefused(
                            new InsufficientFunds(ADA, money("20.01 EUR"), money("20 EUR"), money("0 EUR"),
                                    money("20 EUR")),
                            "Account 1 has 20.00 EUR available (balance 20.00 EUR, overdraft limit 0.00 EUR), "
                                    + "which is less than 20.01 EUR.");
        }

        @Test
        void goesDownToTheLimit() {
            given(opened(ADA, "100 EUR"), credited("20 EUR", "20 EUR")).when(withdraw("120 EUR"))
                    .then(debited("120 EUR", "-100 EUR"));
        }

        @Test
        void goesNoCentBeyondTheLimit() {
            given(opened(ADA, "100 EUR"), credited("20 EUR", "20 EUR")).when(withdraw("120.01 EUR"))
                    .thenRefused(new InsufficientFunds(ADA, money("120.01 EUR"), money("20 EUR"), money("100 EUR"),
                            money("120 EUR")));
        }

        @Test
        void takesNothingFromAnAccountAtItsLimit() {
            given(opened(ADA, "100 EUR"), debited("100 EUR", "-100 EUR")).when(withdraw("0.01 EUR"))
                    .thenRefused(new InsufficientFunds(ADA, money("0.01 EUR"), money("-100 EUR"), money("100 EUR"),
                            money("0 EUR")));
        }

        @Test
        void canCountTheLargestOverdraft() {
            given(opened(ADA, MOST), debited(MOST, "-" + MOST)).when(withdraw("0.01 EUR"))
                    .thenRefused(new InsufficientFunds(ADA, money("0.01 EUR"), money("-" + MOST), money(MOST),
                            money("0 EUR")));
        }

        @Test
        void needsTheCurrencyOfTheAccount() {
            given(opened(ADA, "100 EUR")).when(withdraw("20 JPY"))
                    .thenRefused(new OtherCurrency(ADA, money("0 EUR").currency(), money("0 JPY").currency()));
        }
    }

    @Nested
    class Transferring {

        @Test
        void changesBothAccounts() {
            given(opened(), credited("20 EUR", "20 EUR")).andOfBob(opened(BOB, "0 EUR"))
                    .when(transfer("15 EUR"))
                    .then(sent("15 EUR", "5 EUR"), received("15 EUR", "15 EUR"));
        }

        @Test
        void goesDownToTheLimitOfThePayer() {
            given(opened(ADA, "10 EUR")).andOfBob(opened(BOB, "0 EUR"))
                    .when(transfer("10 EUR"))
                    .then(sent("10 EUR", "-10 EUR"), received("10 EUR", "10 EUR"));
            given(opened(ADA, "10 EUR")).andOfBob(opened(BOB, "0 EUR"))
                    .when(transfer("10.01 EUR"))
                    .thenRefused(new InsufficientFunds(ADA, money("10.01 EUR"), money("0 EUR"), money("10 EUR"),
                            money("10 EUR")));
        }

        @Test
        void needsTwoAccounts() {
            given(opened(), credited("20 EUR", "20 EUR")).when(new Transfer(ADA, ADA, money("1 EUR"), ""))
                    .thenRefused(new SameAccount(ADA), "A transfer needs two accounts; account 1 was given twice.");
        }

        @Test
        void needsAPayeeThatExists() {
            given(opened(), credited("20 EUR", "20 EUR")).when(transfer("1 EUR")).thenRefused(new UnknownAccount(BOB));
        }

        @Test
        void needsAPayeeThatIsNotClosed() {
            given(opened(), credited("20 EUR", "20 EUR")).andOfBob(opened(BOB, "0 EUR"), closed(BOB))
                    .when(transfer("1 EUR"))
                    .thenRefused(new AccountClosed(BOB));
        }

        @Test
        void needsAPayeeThatIsNotFrozen() {
            given(opened(), credited("20 EUR", "20 EUR")).andOfBob(opened(BOB, "0 EUR"), frozen(BOB, "0 EUR"))
                    .when(transfer("1 EUR"))
                    .thenRefused(new AccountFrozen(BOB, "court order"));
        }

        @Test
        void needsOneCurrencyOnBothSides() {
            given(opened(), credited("20 EUR", "20 EUR")).andOfBob(opened(BOB, "0 JPY"))
                    .when(transfer("1 EUR"))
                    .thenRefused(new OtherCurrency(BOB, money("0 JPY").currency(), money("0 EUR").currency()));
            given(opened(ADA, "0 JPY")).andOfBob(opened(BOB, "0 EUR"))
                    .when(transfer("1 EUR"))
                    .thenRefused(new OtherCurrency(ADA, money("0 JPY").currency(), money("0 EUR").currency()));
        }

        @Test
        void neverGivesThePayeeMoreThanCanBeCounted() {
            given(opened(), credited("20 EUR", "20 EUR")).andOfBob(opened(BOB, "0 EUR"), credited(BOB, MOST, MOST))
                    .when(transfer("0.01 EUR"))
                    .thenRefused(new AmountTooLarge(BOB, money("0.01 EUR")));
        }
    }

    @Nested
    class ChangingTheOverdraftLimit {

        @Test
        void setsTheNewLimit() {
            given(opened(), credited("20 EUR", "20 EUR")).when(limit("50 EUR")).then(limitChanged("50 EUR", "20 EUR"));
        }

        @Test
        void toWhatItIsAlreadyChangesNothing() {
            given(opened(ADA, "50 EUR")).when(limit("50 EUR")).thenNothingHappens();
        }

        @Test
        void goesDownToTheOverdraftThatIsUsed() {
            given(opened(ADA, "100 EUR"), debited("60 EUR", "-60 EUR")).when(limit("60 EUR"))
                    .then(limitChanged("60 EUR", "-60 EUR"));
        }

        @Test
        void neverGoesBelowTheOverdraftThatIsUsed() {
            given(opened(ADA, "100 EUR"), debited("60 EUR", "-60 EUR")).when(limit("59.99 EUR"))
                    .thenRefused(new LimitBelowOverdraft(ADA, money("59.99 EUR"), money("-60 EUR")),
                            "Account 1 is overdrawn to -60.00 EUR; a limit of 59.99 EUR would forbid that. "
                                    + "Choose a higher limit.");
        }

        @Test
        void needsTheCurrencyOfTheAccount() {
            given(opened()).when(limit("50 JPY"))
                    .thenRefused(new OtherCurrency(ADA, money("0 EUR").currency(), money("0 JPY").currency()));
        }

        @Test
        void neverMakesMoreAvailableThanCanBeCounted() {
            given(opened(), credited(MOST, MOST)).when(limit("0.01 EUR"))
                    .thenRefused(new AmountTooLarge(ADA, money("0.01 EUR")));
        }

        @Test
        void isPossibleWhileTheAccountIsFrozen() {
            given(opened(), frozen(ADA, "0 EUR")).when(limit("5 EUR")).then(limitChanged("5 EUR", "0 EUR"));
        }
    }

    @Nested
    class Freezing {

        @Test
        void stopsTheAccountForAReason() {
            given(opened()).when(new Freeze(ADA, "court order")).then(frozen(ADA, "0 EUR"));
        }

        @Test
        void twiceIsRefused() {
            given(opened(), frozen(ADA, "0 EUR")).when(new Freeze(ADA, "again"))
                    .thenRefused(new AccountFrozen(ADA, "court order"),
                            "Account 1 is frozen (court order). Unfreeze it first.");
        }

        @ParameterizedTest
        @MethodSource("bank.eventsourced.account.domain.AccountRulesTest#commandsThatMoveMoney")
        void stopsAllMovements(AccountCommand command) {
            given(opened(), credited("20 EUR", "20 EUR"), frozen(ADA, "20 EUR")).andOfBob(opened(BOB, "0 EUR"))
                    .when(command)
                    .thenRefused(new AccountFrozen(ADA, "court order"));
        }

        @Test
        void endsWithUnfreezing() {
            given(opened(), frozen(ADA, "0 EUR")).when(new Unfreeze(ADA, "lifted")).then(unfrozen("0 EUR"));
            given(opened(), frozen(ADA, "0 EUR"), unfrozen("0 EUR")).when(deposit("1 EUR"))
                    .then(credited("1 EUR", "1 EUR"));
        }

        @Test
        void mustHaveHappenedBeforeUnfreezing() {
            given(opened()).when(new Unfreeze(ADA, "")).thenRefused(new NotFrozen(ADA), "Account 1 is not frozen.");
        }
    }

    @Nested
    class Reversing {

        @Test
        void takesBackWhatCameIn() {
            given(opened(), credited("20 EUR", "20 EUR"), credited("5 EUR", "25 EUR")).when(reverse(2))
                    .then(creditReversed(2, "20 EUR", "5 EUR"));
        }

        @Test
        void givesBackWhatWentOut() {
            given(opened(), credited("20 EUR", "20 EUR"), debited("5 EUR", "15 EUR")).when(reverse(3))
                    .then(debitReversed(3, "5 EUR", "20 EUR"));
        }

        @Test
        void keepsPurposeAndCounterparty() {
            given(opened(), new Credited(ADA, money("20 EUR"), money("20 EUR"), Purpose.INTEREST, "March", "the bank"))
                    .when(reverse(2))
                    .then(new CreditReversed(ADA, 2, money("20 EUR"), money("0 EUR"), Purpose.INTEREST, "the bank",
                            "typo"));
        }

        @Test
        void undoesBothSidesOfATransferWhicheverIsNamed() {
            given(opened(), credited("20 EUR", "20 EUR"), sent("15 EUR", "5 EUR"))
                    .andOfBob(opened(BOB, "0 EUR"), received("15 EUR", "15 EUR"))
                    .when(reverse(3))
                    .then(sentReversed(3, "15 EUR", "20 EUR"), receivedReversed(BOB, 2, "15 EUR", "0 EUR"));
            given(opened(), receivedFromBob("15 EUR", "15 EUR"))
                    .andOfBob(opened(BOB, "15 EUR"), sentByBob("15 EUR", "-15 EUR"))
                    .when(reverse(2))
                    .then(receivedReversed(ADA, 2, "15 EUR", "0 EUR"), new TransferSentReversed(BOB, 2,
                            money("15 EUR"), money("0 EUR"), ADA, "typo"));
        }

        @Test
        void goesDownToTheLimitButNotBeyond() {
            given(opened(ADA, "10 EUR"), credited("20 EUR", "20 EUR"), debited("20 EUR", "0 EUR")).when(reverse(2))
                    .thenRefused(new InsufficientFunds(ADA, money("20 EUR"), money("0 EUR"), money("10 EUR"),
                            money("10 EUR")));
            given(opened(ADA, "10 EUR"), credited("20 EUR", "20 EUR"), debited("10 EUR", "10 EUR")).when(reverse(2))
                    .then(creditReversed(2, "20 EUR", "-10 EUR"));
        }

        @Test
        void ofATransferNeedsWhatThePayeeHas() {
            given(opened(), credited("20 EUR", "20 EUR"), sent("15 EUR", "5 EUR"))
                    .andOfBob(opened(BOB, "0 EUR"), received("15 EUR", "15 EUR"),
                            new Debited(BOB, money("1 EUR"), money("14 EUR"), Purpose.CASH, "", ""))
                    .when(reverse(3))
                    .thenRefused(new InsufficientFunds(BOB, money("15 EUR"), money("14 EUR"), money("0 EUR"),
                            money("14 EUR")));
        }

        @Test
        void ofATransferNeedsBothAccounts() {
            given(opened(), credited("20 EUR", "20 EUR"), sent("15 EUR", "5 EUR"))
                    .andOfBob(opened(BOB, "0 EUR"), received("15 EUR", "15 EUR"), frozen(BOB, "15 EUR"))
                    .when(reverse(3))
                    .thenRefused(new AccountFrozen(BOB, "court order"));
        }

        @Test
        void neverGivesBackMoreThanCanBeCounted() {
            given(opened(ADA, "1 EUR"), debited("1 EUR", "-1 EUR"), credited(MOST, "92233720368547757.07 EUR"))
                    .when(reverse(2))
                    .thenRefused(new AmountTooLarge(ADA, money("1 EUR")));
        }

        @Test
        void happensOnce() {
            given(opened(), credited("20 EUR", "20 EUR"), creditReversed(2, "20 EUR", "0 EUR"),
                    credited("20 EUR", "20 EUR"))
                    .when(reverse(2))
                    .thenRefused(new AlreadyReversed(ADA, 2, 3),
                            "Version 2 of account 1 was reversed already, at version 3. A movement is reversed once.");
        }

        @Test
        void ofAReversalIsRefused() {
            given(opened(), credited("20 EUR", "20 EUR"), creditReversed(2, "20 EUR", "0 EUR")).when(reverse(3))
                    .thenRefused(new NotReversible(ADA, 3),
                            "Version 3 of account 1 is a reversal itself. Enter the movement again instead.");
        }

        @Test
        void needsAMovement() {
            given(opened(), credited("20 EUR", "20 EUR")).when(reverse(1))
                    .thenRefused(new NothingToReverse(ADA, 1),
                            "At version 1 of account 1 no money moved, so there is nothing to reverse.");
            given(opened(), credited("20 EUR", "20 EUR")).when(reverse(3)).thenRefused(new NothingToReverse(ADA, 3));
        }
    }

    @Nested
    class Closing {

        @Test
        void endsAnAccountWithABalanceOfZero() {
            given(opened(), credited("20 EUR", "20 EUR"), debited("20 EUR", "0 EUR")).when(new Close(ADA))
                    .then(closed(ADA));
        }

        @Test
        void keepsTheReasonIfThereIsOne() {
            given(opened()).when(new Close(ADA, " moved to another bank "))
                    .then(new Closed(ADA, "moved to another bank", money("0 EUR")));
        }

        @Test
        void needsABalanceOfZero() {
            given(opened(), credited("0.01 EUR", "0.01 EUR")).when(new Close(ADA))
                    .thenRefused(new BalanceNotZero(ADA, money("0.01 EUR")),
                            "Account 1 has a balance of 0.01 EUR. "
                                    + "Only an account with a balance of zero can be closed.");
            given(opened(ADA, "5 EUR"), debited("5 EUR", "-5 EUR")).when(new Close(ADA))
                    .thenRefused(new BalanceNotZero(ADA, money("-5 EUR")));
        }

        @Test
        void isNotPossibleWhileTheAccountIsFrozen() {
            given(opened(), frozen(ADA, "0 EUR")).when(new Close(ADA))
                    .thenRefused(new AccountFrozen(ADA, "court order"));
        }

        @ParameterizedTest
        @MethodSource("bank.eventsourced.account.domain.AccountRulesTest#commandsOnAnAccount")
        void isForGood(AccountCommand command) {
            given(opened(), closed(ADA)).andOfBob(opened(BOB, "0 EUR"))
                    .when(command)
                    .thenRefused(new AccountClosed(ADA),
                            "Account 1 is closed. Nothing can happen on it any more.");
        }
    }

    private static Deposit deposit(String amount) {
        return new Deposit(ADA, money(amount), "");
    }

    private static Withdraw withdraw(String amount) {
        return new Withdraw(ADA, money(amount), "");
    }

    private static Transfer transfer(String amount) {
        return new Transfer(ADA, BOB, money(amount), "rent");
    }

    private static Reverse reverse(long version) {
        return new Reverse(ADA, version, "typo");
    }

    private static ChangeOverdraftLimit limit(String amount) {
        return new ChangeOverdraftLimit(ADA, money(amount));
    }
}
