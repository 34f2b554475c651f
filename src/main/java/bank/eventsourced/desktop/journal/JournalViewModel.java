package bank.eventsourced.desktop.journal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.desktop.kit.AmountFormat.Typed;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Tasks.Progress;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.ledger.LedgerView;

/** What is asked of the journal. What was typed and cannot be understood asks nothing, and says why. On the FX thread. */
final class JournalViewModel {

    /** The log whose events the journal takes down. */
    static final String LOG = "account";

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Criteria> criteria = new ReadOnlyObjectWrapper<>(Criteria.NONE);
    private final ReadOnlyObjectWrapper<Question> question =
            new ReadOnlyObjectWrapper<>(new Question(JournalFilter.EVERYTHING, JournalOrder.NEWEST_FIRST));
    private final ReadOnlyObjectWrapper<List<Currency>> currencies = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    JournalViewModel(Desk desk) {
        this.desk = desk;
    }

    /** What is typed and chosen in the filter. */
    ReadOnlyObjectProperty<Criteria> criteriaProperty() {
        return criteria.getReadOnlyProperty();
    }

    /** What is asked of the journal now. */
    ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** In which there are entries. */
    ReadOnlyObjectProperty<List<Currency>> currenciesProperty() {
        return currencies.getReadOnlyProperty();
    }

    /** Why the filter cannot be understood; empty if it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads what can be chosen. */
    void activate() {
        desk.work()
                .read(() -> desk.bank().ledgers().all().stream().map(LedgerView::currency).toList(), currencies::set,
                        failure -> desk.notices()
                                .warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    boolean isFiltered() {
        return !question.get().filter().equals(JournalFilter.EVERYTHING);
    }

    void clear() {
        filter(Criteria.NONE);
    }

    /** The entries of one account, and no other criteria. */
    void only(AccountNumber account) {
        filter(Criteria.of(account));
    }

    void order(JournalOrder order) {
        question.set(new Question(question.get().filter(), order));
    }

    void filter(Criteria wanted) {
        criteria.set(wanted);
        try {
            var understood = understood(wanted);
            problem.set("");
            question.set(new Question(understood, question.get().order()));
        } catch (NotUnderstood why) {
            problem.set(why.getMessage());
        }
    }

    private JournalFilter understood(Criteria it) throws NotUnderstood {
        var filter = new JournalFilter(Optional.of(it.text()), meant(it), account(it.account()), it.kind(),
                it.currency(), amount(it.atLeast(), it), amount(it.atMost(), it), day(it.from()), day(it.to()),
                Optional.empty());
        if (filter.from().isPresent() && filter.to().isPresent() && filter.from().get().isAfter(filter.to().get())) {
            throw new NotUnderstood(desk.texts().get("journal.problem.dates"));
        }
        if (filter.atLeast().isPresent() && filter.atMost().isPresent()
                && filter.atLeast().get().compareTo(filter.atMost().get()) > 0) {
            throw new NotUnderstood(desk.texts().get("journal.problem.amounts"));
        }
        return filter;
    }

    private Optional<AccountNumber> account(String typed) throws NotUnderstood {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccountNumber(typed.strip()));
        } catch (InvalidInput _) {
            throw new NotUnderstood(desk.texts().get("number.invalid"));
        }
    }

    private Optional<BigDecimal> amount(String typed, Criteria it) throws NotUnderstood {
        return typed.isBlank() ? Optional.empty() : switch (read(typed, it)) {
            case Typed.Amount amount -> Optional.of(amount.money().amount());
            case Typed.Rejected rejected -> throw new NotUnderstood(rejected.sentence());
        };
    }

    private Optional<LocalDate> day(String typed) throws NotUnderstood {
        var day = desk.language().readDate(typed);
        if (day.isEmpty() && !typed.isBlank()) {
            throw new NotUnderstood(DateField.problem(desk.language(), typed));
        }
        return day;
    }

    /** Who looks for 1,234.50 means an amount as well as a text. */
    private Optional<BigDecimal> meant(Criteria it) {
        return switch (read(it.text(), it)) {
            case Typed.Amount amount -> Optional.of(amount.money().amount().abs());
            case Typed.Rejected _ -> Optional.empty();
        };
    }

    private Typed read(String typed, Criteria it) {
        return desk.language().amounts().read(typed, it.currency().orElse(desk.language().currency()));
    }

    /** The rows of what is asked. */
    JournalSource source() {
        return new JournalSource(desk.bank().search(), question.get().filter(), question.get().order());
    }

    /**
     * How many there are, in words.
     *
     * @param progress of a search that takes its time, 0 to 1; less than 0 if there is none
     */
    String count(long entries, double progress) {
        var words = desk.texts().get(isFiltered() ? "journal.matches" : "journal.entries", entries);
        return progress < 0 ? words : desk.texts().get("journal.searching", words, progress);
    }

    String fileName() {
        return desk.texts().get("journal.export.file", desk.language().isoDate(LocalDate.now(desk.language().zone())));
    }

    /** Writes what is asked to a file, as a task that can be cancelled. */
    void export(Path file) {
        var asked = question.get();
        var texts = desk.texts();
        desk.tasks()
                .start(texts.get("journal.export.task", file.getFileName()),
                        progress -> desk.bank()
                                .journalExport()
                                .export(asked.filter(), asked.order(), file, monitor(progress)),
                        entries -> desk.notices().say(texts.get("journal.export.done", entries, file.getFileName())),
                        failure -> {
                            if (failure instanceof CancellationException) {
                                desk.notices().say(texts.get("journal.export.cancelled"));
                            } else {
                                desk.notices()
                                        .warn(texts.get("journal.export.failed", desk.language().sentence(failure)));
                            }
                        });
    }

    private static JournalSearch.Monitor monitor(Progress progress) {
        return new JournalSearch.Monitor() {

            @Override
            public void progressed(long done, long of) {
                progress.reached(done, of);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    /** Finds the other leg of a transfer: it was recorded next to this one, by the same command. */
    void findOtherLeg(JournalEntry leg, Consumer<JournalEntry> found) {
        desk.work()
                .read(() -> desk.bank()
                        .search()
                        .at(LongStream.of(leg.position() - 1, leg.position() + 1).filter(it -> it > 0).toArray())
                        .stream()
                        .filter(it -> isOtherLeg(leg, it))
                        .findFirst(), it -> it.ifPresent(found),
                        failure -> desk.notices()
                                .warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    static boolean isOtherLeg(JournalEntry leg, JournalEntry other) {
        return isTransfer(leg) && isTransfer(other) && other.commandId().equals(leg.commandId())
                && other.account().value().equals(leg.counterparty())
                && other.counterparty().equals(leg.account().value());
    }

    static boolean isTransfer(JournalEntry entry) {
        return switch (entry.kind()) {
            case TRANSFER_SENT, TRANSFER_RECEIVED, TRANSFER_SENT_REVERSED, TRANSFER_RECEIVED_REVERSED -> true;
            case OPENED, CREDITED, DEBITED, CREDIT_REVERSED, DEBIT_REVERSED, LIMIT_CHANGED, FROZEN, UNFROZEN,
                    HOLDER_FORGOTTEN, CLOSED ->
                false;
        };
    }

    /** Whether the movement can be undone; whether it has been already, the bank knows. */
    static boolean isReversible(JournalEntry entry) {
        return entry.amount().isPresent() && entry.reverses().isEmpty();
    }

    /** Which entries, and in which order. */
    record Question(JournalFilter filter, JournalOrder order) {}

    /** What is typed and chosen, as it is typed. */
    record Criteria(String text, String account, Optional<JournalEntry.Kind> kind, Optional<Currency> currency,
            String atLeast, String atMost, String from, String to) {

        static final Criteria NONE = new Criteria("", "", Optional.empty(), Optional.empty(), "", "", "", "");

        static Criteria of(AccountNumber account) {
            return new Criteria("", account.value(), Optional.empty(), Optional.empty(), "", "", "", "");
        }
    }

    /** Says what is wrong with what was typed. */
    private static final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1L;

        NotUnderstood(String sentence) {
            super(sentence);
        }
    }
}
