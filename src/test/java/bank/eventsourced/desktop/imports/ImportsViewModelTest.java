package bank.eventsourced.desktop.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.account.ImportRow;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.desktop.imports.ImportsViewModel.Ending;
import bank.eventsourced.desktop.imports.ImportsViewModel.Step;
import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.kit.FakeImports;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;

@SharesTheScreen
class ImportsViewModelTest {

    private static final Path FILE = Path.of("march.csv");

    private final FakeBank bank = new FakeBank();
    private final FakeImports imports = bank.imports;
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private ImportsViewModel model;

    @BeforeAll
    static void startToolkit() {
        DesktopDriver.startToolkit();
    }

    @BeforeEach
    void makeTheModel() {
        var preferences = Preferences.forgetful();
        var appearance = DesktopDriver.onFxThread(() -> new Appearance(preferences));
        model = new ImportsViewModel(new Desk(bank.ports(), work, fxThread::add,
                Language.of(Locale.ENGLISH, Locale.GERMANY), appearance, preferences, _ -> {}, new Silence(),
                new Tasks(work, fxThread::add), _ -> {}, (_, _, _) -> {}, () -> {},
                new SimpleObjectProperty<>(Optional.empty())));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_file_begins_with_what_is_suggested_and_is_checked_with_what_was_chosen() throws InterruptedException {
        goTo(Step.COLUMNS);
        assertThat(model.columns().choice(ImportColumn.CURRENCY).source())
                .as("a file that names no currency is in the one of this place")
                .contains(new Source.Constant("EUR"));
        model.columns().overdraftLimitProperty().set("1.000,50");
        model.columns().choice(ImportColumn.TEXT).choose(Optional.of(new Source.Constant("March")));

        goOnTo(Step.CHECK, model::check);

        var options = imports.previewed.take();
        assertThat(options.mapping().orElseThrow()).isEqualTo(new ImportMapping(Map.of(ImportColumn.BOOKED_ON,
                new Source.Header("Datum"), ImportColumn.ACCOUNT, new Source.Header("Konto"), ImportColumn.AMOUNT,
                new Source.Header("Betrag"), ImportColumn.CURRENCY, new Source.Constant("EUR"), ImportColumn.TEXT,
                new Source.Constant("March")), true, Dates.DAY_MONTH_YEAR_DOTS, Amounts.DECIMAL_COMMA));
        assertThat(options.overdraftLimit().orElseThrow().decimal()).isEqualTo("1000.5");
    }

    @Test
    void what_is_missing_is_named_and_nothing_is_checked() {
        goTo(Step.COLUMNS);
        model.columns().choice(ImportColumn.ACCOUNT).choose(Optional.empty());
        model.columns().signedProperty().set(false);

        model.check();

        assertThat(model.problemProperty().get()).contains("Say where these come from: Account, In or out.");
        assertThat(imports.previewed).isEmpty();
        model.columns().overdraftLimitProperty().set("12,3x");
        model.columns().choice(ImportColumn.ACCOUNT).choose(Optional.of(new Source.Constant("1")));
        model.columns().signedProperty().set(true);
        assertThat(model.columns().problem().orElseThrow()).contains("12,3x");
    }

    @Test
    void going_back_keeps_what_was_chosen() {
        goTo(Step.COLUMNS);
        model.columns().amountsProperty().set(Amounts.PLAIN);
        goOnTo(Step.CHECK, model::check);
        await(() -> model.runningProperty().get().isEmpty());

        model.back();
        assertThat(model.stepProperty().get()).isEqualTo(Step.COLUMNS);
        model.back();
        assertThat(model.stepProperty().get()).isEqualTo(Step.FILE);
        goOnTo(Step.COLUMNS, model::goOn);

        assertThat(model.columns().amountsProperty().get()).isEqualTo(Amounts.PLAIN);
    }

    @Test
    void a_file_that_cannot_be_read_is_read_again_with_another_encoding() {
        imports.outline = layout -> {
            if (layout.encoding() == Encoding.UTF_8) {
                throw new InvalidInput("It is not text in UTF-8.");
            }
            return new ImportOutline(List.of("Datum"), List.of(), new ImportMapping(Map.of(), true, Dates.ISO,
                    Amounts.PLAIN));
        };
        model.choose(FILE);
        await(() -> model.problemProperty().get().isPresent());
        assertThat(model.problemProperty().get()).contains("It is not text in UTF-8.");
        assertThat(model.stepProperty().get()).isEqualTo(Step.FILE);

        goOnTo(Step.COLUMNS, () -> model.encodingProperty().set(Encoding.WINDOWS_1252));

        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void exactly_what_was_shown_is_recorded_or_nothing() throws InterruptedException {
        checked();
        imports.result = _ -> new Result.Changed(new Preview(3, 1, 2, 0, 0, 0, List.of(), List.of()));

        model.importRows();
        model.importRows();
        await(() -> model.problemProperty().get().isPresent());

        assertThat(imports.ran.take().confirmedRows()).hasValue(2);
        assertThat(imports.ran).as("pressed twice, asked once").isEmpty();
        assertThat(model.stepProperty().get()).isEqualTo(Step.CHECK);
        assertThat(model.previewProperty().get().orElseThrow().newRows()).isEqualTo(1);
    }

    @Test
    void a_row_that_is_left_out_is_left_out_in_the_next_check_and_can_come_back() throws InterruptedException {
        checked();
        imports.previewed.clear();
        var row = row(ImportRow.State.NEW);
        model.toggle(row);
        assertThat(next(imports.previewed).leftOut()).containsExactly(3L);
        await(() -> model.runningProperty().get().isEmpty());

        model.toggle(row(ImportRow.State.KNOWN));
        assertThat(model.runningProperty().get()).as("what is recorded cannot be ticked").isEmpty();
        model.toggle(row(ImportRow.State.LEFT_OUT));
        assertThat(next(imports.previewed).leftOut()).isEmpty();
    }

    @Test
    void what_breaks_is_said_and_can_be_begun_anew() {
        checked();
        imports.result = _ -> {
            throw new IllegalStateException("The disk is full.");
        };
        goOnTo(Step.RESULT, model::importRows);
        assertThat(model.endingProperty().get()).contains(new Ending.Broke("The disk is full."));

        model.again();
        assertThat(model.stepProperty().get()).isEqualTo(Step.FILE);
        assertThat(model.fileProperty().get()).isEmpty();
    }

    private static ImportRow row(ImportRow.State state) {
        return new ImportRow(3, state, Optional.empty(), "", List.of());
    }

    private void checked() {
        goTo(Step.COLUMNS);
        goOnTo(Step.CHECK, model::check);
        await(() -> model.previewProperty().get().isPresent());
    }

    private void goTo(Step step) {
        goOnTo(step, () -> model.choose(FILE));
    }

    private void goOnTo(Step step, Runnable action) {
        action.run();
        await(() -> model.stepProperty().get() == step);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** Does what is handed to the FX thread until it is so. */
    private void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                next(fxThread).run();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class Silence implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {}

        @Override
        public void warn(String sentence) {}
    }
}
