package bank.eventsourced.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the values of a transaction come from in a file whose columns have names of their own.
 *
 * @param sources where each value comes from; what is absent is empty in every row
 * @param signed  whether the sign of the amount tells the direction: money went out where it is negative. Any source of
 *                {@link ImportColumn#DIRECTION} is then ignored
 * @param dates   how dates are written
 * @param amounts how amounts are written
 */
public record ImportMapping(Map<ImportColumn, Source> sources, boolean signed, Dates dates, Amounts amounts) {

    public ImportMapping {
        sources = Map.copyOf(sources);
    }

    /** Where a value comes from. */
    public sealed interface Source {

        /** From the column of this name; case and surrounding blanks do not matter. */
        record Header(String name) implements Source {}

        /** The same in every row. */
        record Constant(String value) implements Source {}
    }

    /** How dates are written: 2026-03-31, 31.03.2026, 03/31/2026 or 31/03/2026. */
    public enum Dates {
        ISO, DAY_MONTH_YEAR_DOTS, MONTH_DAY_YEAR, DAY_MONTH_YEAR
    }

    /** How amounts are written: 1234.56; or with groups of three digits 1,234.56 or 1.234,56. */
    public enum Amounts {
        PLAIN, DECIMAL_POINT, DECIMAL_COMMA
    }

    /** The required columns that have no source, in their order; only a mapping without any can be imported. */
    public List<ImportColumn> missing() {
        return Stream.of(ImportColumn.values())
                .filter(ImportColumn::required)
                .filter(column -> !(signed && column == ImportColumn.DIRECTION))
                .filter(column -> !sources.containsKey(column))
                .toList();
    }
}
