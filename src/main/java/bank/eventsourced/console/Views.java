package bank.eventsourced.console;

import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.console.Table.Column;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;

/** Accounts, ledgers and journal as tables for people, with a sentence where there is nothing to show. */
final class Views {

    private Views() {}

    static void accounts(PrintStream out, Stream<AccountView> accounts) {
        var table = new Table(out, Column.text("Account"), Column.text("Holder"), Column.text("Currency"),
                Column.number("Balance"), Column.number("Overdraft limit"), Column.text("Status"),
                Column.number("Transactions"), Column.number("Version"));
        var any = accounts.map(it -> table.row(it.number(), it.holder(), it.currency(), it.balance().decimal(),
                it.overdraftLimit().decimal(), Json.word(it.status()), it.transactions(), it.version()))
                .takeWhile(read -> read)
                .count() > 0;
        if (any) {
            table.end();
        } else {
            out.println("No accounts yet. Open one with: open 1 --holder Alice --currency EUR");
        }
    }

    static void ledgers(PrintStream out, Iterable<LedgerView> ledgers) {
        var any = false;
        for (var ledger : ledgers) {
            out.println(any ? "\n" + heading(ledger) : heading(ledger));
            var table = new Table(out, Column.text("Account of the ledger"), Column.number("Debits"),
                    Column.number("Credits"));
            ledger.trialBalance()
                    .forEach(line -> table.row(Json.word(line.account()).replace('-', ' '), line.debits().decimal(),
                            line.credits().decimal()));
            table.row("total", ledger.debits().decimal(), ledger.credits().decimal());
            table.end();
            any = true;
        }
        if (!any) {
            out.println("No ledger yet. It begins with the first account.");
        }
    }

    private static String heading(LedgerView ledger) {
        var balanced = ledger.debits().equals(ledger.credits()) ? "debits = credits" : "DEBITS AND CREDITS DIFFER";
        var behind = ledger.behind() == 0 ? "up to date" : ledger.behind() + " events behind";
        return "Ledger %s: balance %s, %d transactions, %s, %s.".formatted(ledger.currency(), ledger.balance(),
                ledger.transactions(), balanced, behind);
    }

    static void journal(PrintStream out, Stream<JournalEntry> entries) {
        var table = new Table(out, Column.number("Position"), Column.text("Value date"), Column.text("Account"),
                Column.number("Version"), Column.text("Kind"), Column.number("Amount"), Column.number("Balance"),
                Column.text("Currency"), Column.text("Text"));
        var any = entries.map(it -> table.row(it.position(), it.valueDate(), it.account(), it.version(),
                Json.word(it.kind()).replace('-', ' '), it.amount().map(Money::decimal).orElse(""),
                it.balance().decimal(), it.balance().currency(), text(it)))
                .takeWhile(read -> read)
                .count() > 0;
        if (any) {
            table.end();
        } else {
            out.println("No entries match.");
        }
    }

    private static String text(JournalEntry entry) {
        return Optional.of(entry.counterparty())
                .filter(it -> !it.isEmpty())
                .map(it -> entry.text() + " [" + it + "]")
                .orElse(entry.text())
                .strip();
    }
}
