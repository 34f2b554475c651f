package bank.eventsourced.account.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.account.application.TransactionFiles.TransactionFile;
import bank.eventsourced.account.application.TransactionRow.Direction;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/** Reads the rows of a file: finds the columns by their names, and makes sense of every field or says why not. */
final class TransactionRows implements AutoCloseable {

    static final String WHOLE_ROW = "row";

    private static final List<String> REQUIRED = List.of("booked_on", "account", "direction", "amount", "currency");
    private static final List<String> OPTIONAL = List.of("text", "counterparty", "holder", "purpose");
    private static final Pattern INTEREST = Pattern.compile("\\binterest\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEE = Pattern.compile("\\bfee\\b", Pattern.CASE_INSENSITIVE);

    private static final AccountNumber ANY_ACCOUNT = new AccountNumber("0");
    private static final Money ANY_AMOUNT = Money.parse("1 EUR");

    private final TransactionFile file;
    private final Map<String, Integer> columns;

    TransactionRows(TransactionFile file, Path path) {
        this.file = file;
        this.columns = columns(file.columns(), path);
    }

    /** A row that makes sense, or what is wrong with it. */
    sealed interface Reading {

        record Good(TransactionRow row) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {}
    }

    Optional<Reading> next() {
        return file.next().map(this::read);
    }

    @Override
    public void close() {
        file.close();
    }

    private static Map<String, Integer> columns(List<String> names, Path path) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).strip().toLowerCase(Locale.ROOT);
            if ((REQUIRED.contains(name) || OPTIONAL.contains(name)) && columns.put(name, i) != null) {
                throw new InvalidInput("%s has two columns %s. Remove or rename one.".formatted(path, name));
            }
        }
        var missing = REQUIRED.stream().filter(name -> !columns.containsKey(name)).toList();
        if (missing.equals(REQUIRED)) {
            throw new InvalidInput("The first line of %s names none of the columns. It must name %s."
                    .formatted(path, String.join(", ", REQUIRED)));
        }
        if (!missing.isEmpty()) {
            throw new InvalidInput("%s lacks the column%s %s. Its first line must name %s.".formatted(path,
                    missing.size() == 1 ? "" : "s", String.join(", ", missing), String.join(", ", REQUIRED)));
        }
        return columns;
    }

    private Reading read(RawRow raw) {
        var expected = file.columns().size();
        if (raw.fields().size() != expected) {
            return new Reading.Bad(List.of(new Fault(raw.line(), WHOLE_ROW,
                    "The row has %d fields, but the first line names %d columns.".formatted(raw.fields().size(),
                            expected),
                    false)));
        }
        return new RowReader(raw).read();
    }

    /**
     * Where the money comes from or goes to, if the file does not say: with a counterparty it is a payment; otherwise the
     * last part of the text, after a semicolon, may speak of interest or a fee.
     */
    static Purpose derivedPurpose(String text, String counterparty) {
        if (!counterparty.isEmpty()) {
            return Purpose.REMITTANCE;
        }
        var lastPart = text.substring(text.lastIndexOf(';') + 1);
        if (INTEREST.matcher(lastPart).find()) {
            return Purpose.INTEREST;
        }
        return FEE.matcher(lastPart).find() ? Purpose.FEE : Purpose.CASH;
    }

    /** One row on its way from fields to values; gathers everything that is wrong with it. */
    private final class RowReader {

        private final RawRow raw;
        private final List<Fault> faults = new ArrayList<>();

        RowReader(RawRow raw) {
            this.raw = raw;
        }

        Reading read() {
            var bookedOn = value("booked_on", Instruction::valueDate);
            var account = value("account", AccountNumber::new);
            var direction = value("direction", text -> word(Direction.values(), text));
            var currency = value("currency", Money::currency);
            var amount = currency == null ? null : value("amount", text -> amount(Money.of(text, currency)));
            var text = value("text", it -> new Deposit(ANY_ACCOUNT, ANY_AMOUNT, it).text());
            var counterparty = value("counterparty",
                    it -> new Deposit(ANY_ACCOUNT, ANY_AMOUNT, Purpose.CASH, "", it).counterparty());
            var holder = value("holder", it -> it.isEmpty() ? it : new Open(ANY_ACCOUNT, it, ANY_AMOUNT).holder());
            var purpose = value("purpose", it -> it.isEmpty() ? Optional.<Purpose>empty()
                    : Optional.of(word(Purpose.values(), it)));
            if (bookedOn == null || account == null || direction == null || amount == null || text == null
                    || counterparty == null || holder == null || purpose == null) {
                return new Reading.Bad(faults);
            }
            return new Reading.Good(new TransactionRow(raw.line(), bookedOn, account, direction, amount, text,
                    counterparty, purpose.orElseGet(() -> derivedPurpose(text, counterparty)),
                    Optional.of(holder).filter(it -> !it.isEmpty())));
        }

        /** The value of a field; null if it is faulty, which is noted. A column that the file lacks is empty. */
        private <T> @Nullable T value(String column, Function<String, T> meaning) {
            try {
                var index = columns.get(column);
                return meaning.apply(index == null ? "" : raw.fields().get(index).strip());
            } catch (InvalidInput | InvalidMoney wrong) {
                faults.add(new Fault(raw.line(), column, String.valueOf(wrong.getMessage()), false));
                return null;
            }
        }

        private static <E extends Enum<E>> E word(E[] words, String text) {
            return Stream.of(words)
                    .filter(it -> it.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("'%s' is not one of %s.".formatted(shortened(text),
                            Arrays.stream(words)
                                    .map(it -> it.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")))));
        }

        private static Money amount(Money amount) {
            return new Deposit(ANY_ACCOUNT, amount, "").amount();
        }

        private static String shortened(String text) {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
    }
}
