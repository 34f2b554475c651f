package bank.eventsourced.journal;

import java.nio.file.Path;

/**
 * A statement that was written.
 *
 * @param lines   how many movements
 * @param unshown characters that no font of this machine can show, each once; the file says so where it has one. Mostly
 *                empty
 */
public record StatementFile(Path file, long lines, String unshown) {}
