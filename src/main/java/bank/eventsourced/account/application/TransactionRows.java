package bank.eventsourced.account.application;

import static bank.eventsourced.account.ImportColumn.ACCOUNT;
import static bank.eventsourced.account.ImportColumn.AMOUNT;
import static bank.eventsourced.account.ImportColumn.BOOKED_ON;
import static bank.eventsourced.account.ImportColumn.COUNTERPARTY;
import static bank.eventsourced.account.ImportColumn.CURRENCY;
import static bank.eventsourced.account.ImportColumn.DIRECTION;
import static bank.eventsourced.account.ImportColumn.HOLDER;
import static bank.eventsourced.account.ImportColumn.PURPOSE;
import static bank.eventsourced.account.ImportColumn.TEXT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.account.application.TransactionFiles.TransactionFile;
import bank.eventsourced.account.application.TransactionRow.Direction;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/** Reads the rows of a file: finds the columns by their names, and makes sense of every field or says why not. */
final class TransactionRows implements AutoCloseable {

    static final String WHOLE_ROW = "row";

    private static final Pattern INTEREST = Pattern.compile("\\binterest\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEE = Pattern.compile("\\bfee\\b", Pattern.CASE_INSENSITIVE);

    private static final AccountNumber ANY_ACCOUNT = new AccountNumber("0");
    private static final Money ANY_AMOUNT = Money.parse("1 EUR");

    private final TransactionFile file;
    private final RowLayout layout;

    TransactionRows(TransactionFile file, Path path, Optional<ImportMapping> mapping) {
        this.file = file;
        this.layout = RowLayout.of(file.columns(), mapping, path);
    }

    /** A row that makes sense, or what is wrong with it. */
    sealed interface Reading {

        record Good(TransactionRow row) implements Reading {}

        record Bad(RawRow row, List<Fault> faults) implements Reading {}
    }

    Optional<Reading> next() {
        return file.next().map(this::read);
    }

    @Override
    public void close() {
        file.close();
    }

    private Reading read(RawRow raw) {
        var expected = file.columns().size();
        if (raw.fields().size() != expected) {
            return new Reading.Bad(raw, List.of(new Fault(raw.line(), WHOLE_ROW,
                    Sentence.of("The row has %s fields, but the first line names %s columns.", raw.fields().size(),
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
            var bookedOn = value(BOOKED_ON, it -> FieldFormats.date(layout.dates(), it));
            var account = value(ACCOUNT, AccountNumber::new);
            var stated = layout.signed() ? null : value(DIRECTION, RowReader::direction);
            var currency = value(CURRENCY, Money::currency);
            var change = currency == null ? null : value(AMOUNT, it -> change(it, currency, stated));
            var text = value(TEXT, it -> new Deposit(ANY_ACCOUNT, ANY_AMOUNT, it).text());
            var counterparty = value(COUNTERPARTY,
                    it -> new Deposit(ANY_ACCOUNT, ANY_AMOUNT, Purpose.CASH, "", it).counterparty());
            var holder = value(HOLDER, it -> it.isEmpty() ? it : new Open(ANY_ACCOUNT, it, ANY_AMOUNT).holder());
            var purpose = value(PURPOSE, RowReader::purpose);
            if (bookedOn == null || account == null || change == null || text == null || counterparty == null
                    || holder == null || purpose == null || !faults.isEmpty()) {
                return new Reading.Bad(raw, faults);
            }
            return new Reading.Good(new TransactionRow(raw.line(), bookedOn, account, change.direction(),
                    change.amount(), text, counterparty,
                    purpose.orElseGet(() -> derivedPurpose(text, counterparty)),
                    Optional.of(holder).filter(it -> !it.isEmpty())));
        }

        /** The value of a field; null if it is faulty, which is noted. */
        private <T> @Nullable T value(ImportColumn column, Function<String, T> meaning) {
            try {
                return meaning.apply(layout.field(column, raw.fields()));
            } catch (InvalidInput | InvalidMoney wrong) {
                faults.add(new Fault(raw.line(), column.header(), Sentence.saidBy(wrong), false));
                return null;
            }
        }

        private static Direction direction(String text) {
            return FieldFormats.direction(text)
                    .orElseThrow(() -> new InvalidInput(
                            "'%s' is not one of credit, debit.", FieldFormats.shortened(text)));
        }

        private static Optional<Purpose> purpose(String text) {
            return text.isEmpty() ? Optional.empty()
                    : Optional.of(Stream.of(Purpose.values())
                            .filter(it -> it.name().equalsIgnoreCase(text))
                            .findFirst()
                            .orElseThrow(() -> new InvalidInput("'%s' is not one of %s.", FieldFormats.shortened(text),
                                    Stream.of(Purpose.values())
                                            .map(it -> it.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", ")))));
        }

        /** Where the direction is not stated, or is faulty, the sign tells it; a stated one allows no sign. */
        private Change change(String text, Currency currency, @Nullable Direction stated) {
            var decimal = FieldFormats.decimal(layout.amounts(), text);
            var out = layout.signed() && decimal.startsWith("-");
            var direction = out ? Direction.DEBIT : stated == null ? Direction.CREDIT : stated;
            return new Change(direction, amount(Money.of(out ? decimal.substring(1) : decimal, currency)));
        }

        private static Money amount(Money amount) {
            return new Deposit(ANY_ACCOUNT, amount, "").amount();
        }
    }

    private record Change(Direction direction, Money amount) {}
}
