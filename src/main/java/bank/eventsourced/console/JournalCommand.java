package bank.eventsourced.console;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;

/**
 * Searches the journal. Entries come oldest first; a limit keeps the newest. People see the newest
 * {@value #LIMIT_FOR_PEOPLE} unless they ask for more; scripts ({@code --json}: an object a line) everything.
 */
@Command(name = "journal", description = {"Show what happened, oldest first.",
        "Without --limit: the newest " + JournalCommand.LIMIT_FOR_PEOPLE + "; with --json everything."})
final class JournalCommand implements Callable<Integer> {

    static final int LIMIT_FOR_PEOPLE = 50;

    private final BankCommand program;

    @Mixin
    private PastMoment moment = new PastMoment();

    @Option(names = "--account", paramLabel = "NUMBER", description = "Of this account only.")
    private Optional<AccountNumber> account = Optional.empty();

    @Option(names = "--from", paramLabel = "D", description = "The first value date, such as 2026-03-01.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "D", description = "The last value date.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--kind", paramLabel = "K", description = {"opened, credited, debited, transfer-sent,",
            "transfer-received, credit-reversed, debit-reversed, transfer-sent-reversed,",
            "transfer-received-reversed, limit-changed, frozen, unfrozen or closed."})
    private Optional<JournalEntry.Kind> kind = Optional.empty();

    @Option(names = "--text", paramLabel = "T", description = "Words in the text or the counterparty.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "Only the newest N.")
    private Optional<Long> limit = Optional.empty();

    JournalCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (limit.isPresent() && limit.get() < 1) {
            throw new InvalidInput("--limit must be 1 or more, not %s.", limit.get());
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new InvalidInput("--from %s is after --to %s.", from.get(), to.get());
        }
        return program.withBank(bank -> {
            var now = bank.settled().journal();
            print(moment.position(bank.past()).map(now::asOf).orElse(now));
            return ExitCode.DONE;
        });
    }

    private void print(JournalEntries journal) {
        if (program.json()) {
            JsonArray.printLines(program.out(), find(journal, limit).map(Json.Entry::of));
            return;
        }
        var shown = limit.orElse((long) LIMIT_FOR_PEOPLE);
        Views.journal(program.out(), find(journal, Optional.of(shown)));
        if (limit.isEmpty() && find(journal, Optional.of(shown + 1)).count() > shown) {
            program.out().println("These are the newest %d. See more with --limit.".formatted(shown));
        }
    }

    private Stream<JournalEntry> find(JournalEntries journal, Optional<Long> newest) {
        var all = query(Order.OLDEST_FIRST);
        if (newest.isEmpty()) {
            return journal.all(all);
        }
        return Newest.of(journal, query(Order.NEWEST_FIRST), all, newest.get());
    }

    private JournalQuery query(Order order) {
        return new JournalQuery(account, from, to, kind, Optional.empty(), Optional.empty(), text, order,
                Optional.empty(), JournalQuery.LARGEST_PAGE);
    }
}
