package bank.eventsourced.ledger.domain;

import static bank.eventsourced.ledger.LedgerAccount.CASH;
import static bank.eventsourced.ledger.LedgerAccount.CLEARING;
import static bank.eventsourced.ledger.LedgerAccount.CUSTOMER_DEPOSITS;
import static bank.eventsourced.ledger.LedgerAccount.FEES;
import static bank.eventsourced.ledger.LedgerAccount.INTEREST;
import static bank.eventsourced.ledger.LedgerAccount.TRANSFERS_IN_TRANSIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.money.Money;

class PostingTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final Money TWENTY = Money.parse("20 EUR");
    private static final Money NOTHING = Money.parse("0 EUR");

    @ParameterizedTest
    @CsvSource({"CASH, CASH", "REMITTANCE, CLEARING", "INTEREST, INTEREST", "FEE, FEES"})
    void whatComesInIsOwedToTheCustomer(Purpose purpose, LedgerAccount from) {
        assertThat(Posting.of(new Credited(ADA, TWENTY, TWENTY, purpose, "", "")))
                .contains(new Posting(from, CUSTOMER_DEPOSITS, TWENTY));
    }

    @ParameterizedTest
    @CsvSource({"CASH, CASH", "REMITTANCE, CLEARING", "INTEREST, INTEREST", "FEE, FEES"})
    void whatGoesOutIsNoLongerOwedToTheCustomer(Purpose purpose, LedgerAccount to) {
        assertThat(Posting.of(new Debited(ADA, TWENTY, NOTHING, purpose, "", "")))
                .contains(new Posting(CUSTOMER_DEPOSITS, to, TWENTY));
    }

    @Test
    void theLegsOfATransferMeetInTransit() {
        assertThat(Posting.of(new TransferSent(ADA, TWENTY, NOTHING, BOB, "")))
                .contains(new Posting(CUSTOMER_DEPOSITS, TRANSFERS_IN_TRANSIT, TWENTY));
        assertThat(Posting.of(new TransferReceived(BOB, TWENTY, TWENTY, ADA, "")))
                .contains(new Posting(TRANSFERS_IN_TRANSIT, CUSTOMER_DEPOSITS, TWENTY));
    }

    @ParameterizedTest
    @CsvSource({"CASH, CASH", "REMITTANCE, CLEARING", "INTEREST, INTEREST", "FEE, FEES"})
    void aReversalIsPostedTheOtherWay(Purpose purpose, LedgerAccount contra) {
        assertThat(Posting.of(new CreditReversed(ADA, 2, TWENTY, NOTHING, purpose, "", "")))
                .contains(new Posting(CUSTOMER_DEPOSITS, contra, TWENTY));
        assertThat(Posting.of(new DebitReversed(ADA, 2, TWENTY, TWENTY, purpose, "", "")))
                .contains(new Posting(contra, CUSTOMER_DEPOSITS, TWENTY));
    }

    @Test
    void theReversedLegsOfATransferMeetInTransitToo() {
        assertThat(Posting.of(new TransferSentReversed(ADA, 2, TWENTY, TWENTY, BOB, "")))
                .contains(new Posting(TRANSFERS_IN_TRANSIT, CUSTOMER_DEPOSITS, TWENTY));
        assertThat(Posting.of(new TransferReceivedReversed(BOB, 2, TWENTY, NOTHING, ADA, "")))
                .contains(new Posting(CUSTOMER_DEPOSITS, TRANSFERS_IN_TRANSIT, TWENTY));
    }

    @Test
    void whatMovesNoMoneyIsNotPosted() {
        assertThat(Posting.of(new Opened(ADA, "Ada", TWENTY.currency(), NOTHING))).isEmpty();
        assertThat(Posting.of(new OverdraftLimitChanged(ADA, TWENTY, NOTHING))).isEmpty();
        assertThat(Posting.of(new Frozen(ADA, "court order", NOTHING))).isEmpty();
        assertThat(Posting.of(new Unfrozen(ADA, "", NOTHING))).isEmpty();
        assertThat(Posting.of(new Closed(ADA, "", NOTHING))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 EUR", "-1 EUR"})
    void aPostingMovesSomething(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Posting(CASH, CUSTOMER_DEPOSITS, Money.parse(amount)));
    }

    @Test
    void aPostingNeedsTwoAccounts() {
        for (var account : new LedgerAccount[]{CASH, CLEARING, INTEREST, FEES}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Posting(account, account, TWENTY));
        }
    }
}
