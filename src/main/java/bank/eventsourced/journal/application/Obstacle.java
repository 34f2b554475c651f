package bank.eventsourced.journal.application;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

import bank.eventsourced.wording.Sentence;

/** What stands in the way of a file that is to be written, in a few words. */
final class Obstacle {

    private Obstacle() {}

    static Sentence of(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> Sentence.of("there is no such folder");
            case AccessDeniedException _ -> Sentence.of("you may not write there");
            case IOException other -> Sentence.saidBy(other);
        };
    }
}
