package bank.eventsourced.desktop.kit;

import java.time.LocalDate;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/**
 * A day that is typed or chosen. What was typed and is no day stays, is marked, and can be mended; JavaFX by itself would
 * wipe it out, as if nothing had been typed. On the FX thread.
 */
public final class DateField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 3, 31);

    private final Language language;
    private final FxGate gate;
    private final Function<LocalDate, String> written;
    private final DatePicker picker = new DatePicker();
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean wiping;

    private DateField(Desk desk, Function<LocalDate, String> written, String id, String name) {
        language = desk.language();
        gate = desk.gate();
        this.written = written;
        picker.setId(id);
        picker.setAccessibleText(name);
        picker.getEditor().setId(id + "-text");
        picker.getEditor().setAccessibleText(name);
        picker.setConverter(new Reading());
        picker.getEditor().textProperty().subscribe(this::edited);
        picker.valueProperty().subscribe((_, day) -> {
            if (day != null) {
                typed.set(written.apply(day));
            }
        });
        typed.subscribe(text -> mark(text.isEmpty() || language.readDate(text).isPresent()
                ? ""
                : problem(language, text)));
    }

    /** Days are written as people here do. Its editor has the same id with {@code -text} behind it. */
    public static DateField of(Desk desk, String id, String name) {
        return new DateField(desk, desk.language()::date, id, name);
    }

    /** Days are written as ISO does; people may type theirs as well. */
    public static DateField iso(Desk desk, String id, String name) {
        return new DateField(desk, desk.language()::isoDate, id, name);
    }

    /** Says that a text is no day, and how one is written. */
    public static String problem(Language language, String text) {
        return language.texts().get("date.unreadable", text, language.date(EXAMPLE));
    }

    public DatePicker control() {
        return picker;
    }

    /** What is typed or chosen, whether it is a day or not; it changes when somebody has finished typing. */
    public ReadOnlyStringProperty typedProperty() {
        return typed.getReadOnlyProperty();
    }

    /** Why what is typed is no day, and how one is written; empty if there is nothing wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a text as if it had been typed. */
    public void show(String text) {
        if (!typed.get().equals(text)) {
            wiping = false;
            typed.set(text);
            picker.setValue(language.readDate(text).orElse(null));
            picker.getEditor().setText(text);
        }
    }

    private void edited(String before, String now) {
        if (wiping && now.isEmpty()) {
            picker.getEditor().setText(before);
        } else if (now.isBlank()) {
            typed.set("");
        }
    }

    private void mark(String why) {
        picker.getEditor().pseudoClassStateChanged(WRONG, !why.isEmpty());
        picker.getEditor().setAccessibleHelp(why);
        problem.set(why);
    }

    /** JavaFX reads the text when somebody has finished typing, and wipes out at once what is no day. */
    private final class Reading extends StringConverter<LocalDate> {

        @Override
        public String toString(@Nullable LocalDate day) {
            return day == null ? "" : written.apply(day);
        }

        @Override
        public @Nullable LocalDate fromString(String text) {
            var day = language.readDate(text);
            if (day.isEmpty() && !text.isBlank()) {
                wiping = true;
                gate.enter(() -> wiping = false);
                typed.set(text.strip());
            }
            return day.orElse(null);
        }
    }
}
