package bank.eventsourced.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.ledger.Reconciliation.Verdict;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Monitor;

class ReconciliationTest {

    private static final List<AccountTotals> TWENTY = List.of(new AccountTotals(1, Money.parse("7 JPY")),
            new AccountTotals(3, Money.parse("20 EUR")));

    @Test
    void figures_of_the_same_events_are_compared() {
        var ledger = ledger("20 EUR", 5, 0);
        assertThat(Reconciliation.of(ledger, TWENTY, Optional.of(ledger))).isEqualTo(
                new Reconciliation(Money.parse("20 EUR"), Money.parse("20 EUR"), Verdict.AGREES));
        var other = ledger("19.99 EUR", 5, 0);
        assertThat(Reconciliation.of(other, TWENTY, Optional.of(other)).verdict()).isEqualTo(Verdict.DIFFERS);
        var empty = ledger("0 CHF", 5, 0);
        assertThat(Reconciliation.of(empty, TWENTY, Optional.of(empty)).verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void figures_of_other_events_wait() {
        var behind = ledger("10 EUR", 4, 1);
        assertThat(Reconciliation.of(behind, TWENTY, Optional.of(behind)).verdict()).isEqualTo(Verdict.PENDING);
        assertThat(Reconciliation.of(ledger("10 EUR", 4, 0), TWENTY, Optional.of(ledger("20 EUR", 5, 0))).verdict())
                .as("something happened while the totals were read")
                .isEqualTo(Verdict.PENDING);
        assertThat(Reconciliation.of(ledger("20 EUR", 4, 0), TWENTY, Optional.of(ledger("20 EUR", 4, 1))).verdict())
                .isEqualTo(Verdict.PENDING);
        assertThat(Reconciliation.of(ledger("20 EUR", 4, 0), TWENTY, Optional.empty()).verdict())
                .isEqualTo(Verdict.PENDING);
    }

    @Test
    void postings_are_numbered_without_gaps_so_their_keys_need_not_be_read() {
        var bank = new FakeBank();
        bank.books.ledgers.add(ledger("20 EUR", 5, 0));
        var all = new PostingSource(bank.ports(), Money.currency("EUR"), Optional.empty());
        assertThat(all.keys(2, Monitor.NONE)).containsExactly(3L, 2L);
        assertThat(all.keys(100, Monitor.NONE)).containsExactly(3L, 2L, 1L);
        assertThat(all.inFrontOf(1L)).contains(List.of(3L, 2L));
        assertThat(all.rows(List.of())).isEmpty();

        var past = new PostingSource(bank.ports(), Money.currency("EUR"), Optional.of(2L));
        assertThat(past.keys(100, Monitor.NONE)).containsExactly(2L, 1L);
        assertThat(past.inFrontOf(2L)).contains(List.of());
        assertThat(new PostingSource(bank.ports(), Money.currency("JPY"), Optional.empty()).keys(5, Monitor.NONE))
                .isEmpty();
    }

    private static LedgerView ledger(String balance, long checkpoint, long behind) {
        var deposits = Money.parse(balance);
        return new LedgerView("ledger", deposits.currency(), deposits, 3, deposits, deposits, List.of(), checkpoint,
                behind);
    }
}
