package bank.eventsourced.laboratory;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.laboratory.Findings.Kind;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents;

/** Reads an open bank into an examination, and asks the bank what it says itself. */
final class BankReading {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNTS = "account";
    private static final String LEDGER = "ledger";

    private final Examination examination;
    private final Findings findings;
    private long postings;
    private Optional<JournalEntry> lastEntry = Optional.empty();

    BankReading(Examination examination, Findings findings) {
        this.examination = examination;
        this.findings = findings;
    }

    /** Reads what was recorded since it last read. */
    void read(ExaminedBank bank) {
        checkWhole(bank);
        readLog(bank.events());
        readJournal(bank);
        readPostings(bank.events());
        examination.end();
        checkFigures(bank);
    }

    private void checkWhole(ExaminedBank bank) {
        bank.operations()
                .verify()
                .problems()
                .forEach(problem -> findings.add(Kind.BROKEN, "the bank says: %s".formatted(problem)));
        var status = bank.operations().status();
        if (!status.ok()) {
            findings.add(Kind.BROKEN, "the followers have not caught up: %s".formatted(status));
        }
    }

    private void readLog(LoggedEvents events) {
        var head = events.head(ACCOUNTS);
        for (var next = examination.events() + 1; next <= head; next += LoggedEvents.LARGEST_PAGE) {
            events.at(ACCOUNTS, positions(next, head)).forEach(it -> examination.read(event(it)));
        }
        if (examination.events() != head) {
            findings.add(Kind.LOST,
                    "the log has %d events, of which %d can be read".formatted(head, examination.events()));
        }
    }

    private void readPostings(LoggedEvents events) {
        var head = events.head(LEDGER);
        for (; postings < head; postings = Math.min(head, postings + LoggedEvents.LARGEST_PAGE)) {
            events.at(LEDGER, positions(postings + 1, head))
                    .stream()
                    .filter(it -> it.type().equals("ledger.posted"))
                    .forEach(it -> examination.read(posting(it)));
        }
    }

    private void readJournal(ExaminedBank bank) {
        var all = JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE);
        bank.journal().all(lastEntry.map(all::after).orElse(all)).forEach(entry -> {
            examination.read(new Recorded.Entry(entry.position(), entry.account().value(), entry.version(),
                    entry.amount()));
            lastEntry = Optional.of(entry);
        });
    }

    /** Debits = credits; deposits = the sum of all balances, by the list of accounts and by our own sums. */
    private void checkFigures(ExaminedBank bank) {
        var listed = bank.accounts().all().collect(Collectors.toMap(it -> it.number().value(), AccountView::balance));
        examination.balances().forEach((account, balance) -> {
            if (!balance.equals(listed.get(account))) {
                findings.add(Kind.WRONG, "account %s is listed with %s, but its events add up to %s".formatted(account,
                        listed.get(account), balance));
            }
        });
        for (var ledger : bank.ledgers().all()) {
            if (!ledger.debits().equals(ledger.credits()) || !ledger.balance().equals(sum(listed, ledger))) {
                findings.add(Kind.WRONG,
                        "the %s has debits %s, credits %s and deposits %s; all balances add up to %s".formatted(
                                ledger.name(), ledger.debits(), ledger.credits(), ledger.balance(),
                                sum(listed, ledger)));
            }
        }
    }

    private static Money sum(Map<String, Money> balances, LedgerView ledger) {
        return balances.values()
                .stream()
                .filter(it -> it.currency().equals(ledger.currency()))
                .reduce(Money.zero(ledger.currency()), Money::plus);
    }

    private static long[] positions(long first, long head) {
        return LongStream.rangeClosed(first, Math.min(head, first + LoggedEvents.LARGEST_PAGE - 1)).toArray();
    }

    private static Recorded.Event event(LoggedEvent it) {
        var payload = JSON.readTree(it.payload());
        return new Recorded.Event(it.place().position(), it.stream(), it.version(), it.type(), money(payload, "amount"),
                money(payload, "balance"), it.metadata().commandId());
    }

    private static Recorded.Posting posting(LoggedEvent it) {
        var payload = JSON.readTree(it.payload());
        return new Recorded.Posting(payload.path("position").asLong(), payload.path("account").asString(""),
                payload.path("version").asLong(), money(payload, "amount"));
    }

    private static Optional<Money> money(JsonNode payload, String name) {
        return Optional.of(payload.path(name)).filter(JsonNode::isString).map(it -> Money.parse(it.asString()));
    }
}
