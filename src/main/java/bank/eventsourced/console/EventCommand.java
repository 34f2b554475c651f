package bank.eventsourced.console;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.operations.Causation.Caused;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.LoggedEvents.Connected;
import bank.eventsourced.operations.LoggedEvents.Today;

/** Shows one event as it is stored and as it reads today, and what came of the command behind it. */
@Command(name = "event", description = "Show an event, and from the command behind it all that came of it.")
final class EventCommand implements Callable<Integer> {

    private static final String INDENT = "  ";
    private static final String ACCOUNTS = "account";

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "PLACE", description = "Its log and its position, such as account@17.")
    private EventPlace place = new EventPlace(ACCOUNTS, 0);

    EventCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var found = bank.settled().events().connected(place);
            if (found.isEmpty()) {
                return Answer.failed(ExitCode.REFUSED, "There is no event %s. The log ends at position %d."
                        .formatted(place, bank.events().head(place.log()))).print(program);
            }
            if (program.json()) {
                program.out().println(Json.text(Json.Event.of(found.get())));
            } else {
                print(found.get(), bank.search());
            }
            return ExitCode.DONE;
        });
    }

    private void print(Connected it, JournalSearch journal) {
        var out = program.out();
        var event = it.event();
        out.printf("%s  %s (schema %d), version %d of %s%n", event.place(), event.type(), event.schemaVersion(),
                event.version(), event.stream());
        out.println(INDENT + event.payload());
        if (it.size().isPacked()) {
            out.printf("Stored packed: %d of %d characters%n", it.size().stored(), it.size().unpacked());
        }
        switch (it.today()) {
            case Today.AsStored _ -> {}
            case Today.Otherwise(var forms) when forms.isEmpty() -> out.println("Nothing of it matters any more.");
            case Today.Otherwise(var forms) -> forms.forEach(form -> out.printf("Reads today as %s (schema %d)%n%s%n",
                    form.type(), form.schemaVersion(), INDENT + form.payload()));
            case Today.Unreadable(var why) -> out.println("This program cannot read it. " + why);
        }
        out.printf("Hash %s, after %s%n", event.hash(), it.previousHash());
        var causation = it.causation();
        out.printf("%nCommand %s of %s, %s%n", causation.commandId(), causation.actor(), causation.recordedAt());
        print(causation.events(), journal, INDENT);
    }

    private void print(List<Caused> events, JournalSearch journal, String indent) {
        for (var it : events) {
            var event = it.event();
            program.out()
                    .printf("%s%s  %s, version %d of %s%n", indent, event.place(), event.type(), event.version(),
                            event.stream());
            if (event.place().log().equals(ACCOUNTS)) {
                journal.at(event.place().position())
                        .forEach(entry -> program.out()
                                .printf("%sjournal  %s %s, balance %s%n", indent + INDENT, Json.word(entry.kind()),
                                        entry.amount().map(Object::toString).orElse(""), entry.balance()));
            }
            print(it.effects(), journal, indent + INDENT);
        }
    }
}
