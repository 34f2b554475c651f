package bank.eventsourced.journal;

import java.nio.file.Path;

import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown when a file of a statement or of the journal cannot be written; there is no half of it. */
public final class FileNotWritten extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final transient Sentence explanation;

    /** @param reason what stands in the way, in a few words */
    public FileNotWritten(Path file, Sentence reason, Throwable cause) {
        this(Sentence.of("%s cannot be written: %s. Nothing was changed.", file, reason), cause);
    }

    private FileNotWritten(Sentence explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }
}
