package bank.eventsourced.desktop.panels;

import java.util.function.Function;

/** What came of reading what was typed. */
sealed interface Checked<T> {

    record Right<T>(T value) implements Checked<T> {}

    /** @param sentence what is wrong and what to write instead */
    record Wrong<T>(Field field, String sentence) implements Checked<T> {}

    default <R> Checked<R> then(Function<? super T, Checked<R>> next) {
        return switch (this) {
            case Right<T>(var value) -> next.apply(value);
            case Wrong<T>(var field, var sentence) -> new Wrong<>(field, sentence);
        };
    }

    default <R> Checked<R> map(Function<? super T, R> change) {
        return then(value -> new Right<>(change.apply(value)));
    }
}
