package bank.eventsourced.account;

import java.util.List;

/**
 * The beginning of a file, for those who map its columns.
 *
 * @param columns   the names of its columns, as the file states them
 * @param firstRows the first rows, at most {@link #ROWS}; fields in the order of the columns, possibly too few or too many
 * @param suggested a mapping made of the names and of what stands in the first rows; it may lack required columns
 */
public record ImportOutline(List<String> columns, List<List<String>> firstRows, ImportMapping suggested) {

    /** How many rows an outline shows at most. */
    public static final int ROWS = 20;
}
