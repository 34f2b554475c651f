package bank.eventsourced.account.application;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.InvalidInput;

/**
 * Where the values of a row stand in one file, and how they are written.
 *
 * @param indexes   of the columns
 * @param constants what is the same in every row
 */
record RowLayout(Map<ImportColumn, Integer> indexes, Map<ImportColumn, String> constants, boolean signed, Dates dates,
        Amounts amounts) {

    private static final List<String> REQUIRED =
            Stream.of(ImportColumn.values()).filter(ImportColumn::required).map(ImportColumn::header).toList();

    /** @throws InvalidInput with a sentence, if required columns are missing or a name stands for two columns */
    static RowLayout of(List<String> names, Optional<ImportMapping> mapping, Path path) {
        return mapping.map(it -> mapped(names, it, path)).orElseGet(() -> named(names, path));
    }

    /** A column that the file lacks is empty. */
    String field(ImportColumn column, List<String> fields) {
        var index = indexes.get(column);
        return index == null ? constants.getOrDefault(column, "") : fields.get(index).strip();
    }

    private static RowLayout named(List<String> names, Path path) {
        var indexes = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        for (var column : ImportColumn.values()) {
            index(names, column.header(), path).ifPresent(index -> indexes.put(column, index));
        }
        var missing = REQUIRED.stream()
                .filter(name -> indexes.keySet().stream().noneMatch(it -> it.header().equals(name)))
                .toList();
        if (missing.equals(REQUIRED)) {
            throw new InvalidInput("The first line of %s names none of the columns. It must name %s.", path,
                    String.join(", ", REQUIRED));
        }
        if (!missing.isEmpty()) {
            throw lacking(path, missing);
        }
        return new RowLayout(indexes, Map.of(), false, Dates.ISO, Amounts.PLAIN);
    }

    private static InvalidInput lacking(Path path, List<String> missing) {
        var wanted = String.join(", ", REQUIRED);
        return missing.size() == 1
                ? new InvalidInput("%s lacks the column %s. Its first line must name %s.", path, missing.getFirst(),
                        wanted)
                : new InvalidInput("%s lacks the columns %s. Its first line must name %s.", path,
                        String.join(", ", missing),
                        wanted);
    }

    private static RowLayout mapped(List<String> names, ImportMapping mapping, Path path) {
        if (!mapping.missing().isEmpty()) {
            throw new InvalidInput("It is not said where these come from: %s.",
                    mapping.missing().stream().map(ImportColumn::header).collect(Collectors.joining(", ")));
        }
        var indexes = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        var constants = new EnumMap<ImportColumn, String>(ImportColumn.class);
        mapping.sources().forEach((column, source) -> {
            switch (source) {
                case Source.Header(var name) -> indexes.put(column, index(names, name, path).orElseThrow(
                        () -> new InvalidInput("%s has no column '%s'. Choose another for %s.", path, name,
                                column.header())));
                case Source.Constant(var value) -> constants.put(column, constant(column, value));
            }
        });
        return new RowLayout(indexes, constants, mapping.signed(), mapping.dates(), mapping.amounts());
    }

    private static String constant(ImportColumn column, String value) {
        if (!column.mayBeConstant()) {
            throw new InvalidInput("%s cannot be the same in every row. Choose a column.", column.header());
        }
        return value.strip();
    }

    private static Optional<Integer> index(List<String> names, String wanted, Path path) {
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < names.size(); i++) {
            if (normal(names.get(i)).equals(normal(wanted))) {
                if (found.isPresent()) {
                    throw new InvalidInput(
                            "%s has two columns %s. Remove or rename one.", path, normal(wanted));
                }
                found = Optional.of(i);
            }
        }
        return found;
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
