package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportRow.State;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Progress.Phase;
import bank.eventsourced.account.application.TransactionRow.Direction;
import bank.eventsourced.account.application.TransactionRows.Reading;
import bank.eventsourced.account.application.UndoneRows.Occurrence;
import bank.eventsourced.eventstore.CommandWriter.Forecast;
import bank.eventsourced.eventstore.CommandWriter.Rehearsal;
import bank.eventsourced.eventstore.CommandWriter.Submission;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/**
 * Reads a file and rehearses its rows, a thousand at a time. Keeps a few bits and the command id of each row (the
 * rehearsal knows by it what it has seen), and a little for each account.
 *
 * <p>Rows that an earlier import skipped must not slip in later, only because money has come in since. So where an
 * unknown withdrawal stands before known rows of its account, a second check judges it on the balance at its place in
 * the file.
 */
final class ImportCheck {

    private static final int CHUNK = 1_000;

    private final AccountService accounts;
    private final Options options;
    private final ImportInstructions instructions;
    private final Monitor monitor;
    private final Optional<Findings> first;
    private final Rehearsal<AccountEvent, Refusal> rehearsal;

    private final List<Candidate> chunk = new ArrayList<>();
    private Set<CommandId> formerly = Set.of();
    private final Map<AccountNumber, Long> placeBalances = new HashMap<>();
    private final Set<AccountNumber> existing = new HashSet<>();
    private final Set<AccountNumber> opened = new HashSet<>();
    private final Set<AccountNumber> openedForGoodRow = new HashSet<>();
    private final Set<AccountNumber> withNewWithdrawal = new HashSet<>();

    private final Optional<UndoneRows> undoneRows;
    private final ListedRows listed = new ListedRows();
    private final BitSet skipped = new BitSet();
    private final BitSet known = new BitSet();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<AccountNumber, Long> knownChange = new HashMap<>();
    private int rows;
    private long newRows;
    private long badRows;
    private long leftOutRows;
    private boolean leftOutEarlier;

    /** @param undoneRows where rows of undone imports are to be noted; absent if no import was ever undone */
    ImportCheck(AccountService accounts, Options options, Monitor monitor, Optional<UndoneRows> undoneRows) {
        this(accounts, options, monitor, undoneRows, Optional.empty());
    }

    /** A second check of the same file, which knows what the first one found. */
    ImportCheck(AccountService accounts, Options options, Monitor monitor, Findings first) {
        this(accounts, options, monitor, first.undoneRows(), Optional.of(first));
    }

    private ImportCheck(AccountService accounts, Options options, Monitor monitor, Optional<UndoneRows> undoneRows,
            Optional<Findings> first) {
        this.accounts = accounts;
        this.options = options;
        this.instructions = new ImportInstructions(options, new UUID(0, 0));
        this.monitor = monitor;
        this.undoneRows = undoneRows;
        this.first = first;
        this.rehearsal = accounts.rehearsal();
        first.ifPresent(it -> knownChange.putAll(it.knownChange()));
    }

    /**
     * What a check found.
     *
     * @param skipped        the indexes of rows that are not to be recorded: bad, known and left out ones
     * @param known          the indexes of rows that are recorded already
     * @param knownChange    what the known rows of each account add up to, in minor units
     * @param leftOutEarlier whether new withdrawals stand before known rows of their accounts
     */
    record Findings(Preview preview, BitSet skipped, BitSet known, Map<AccountNumber, Long> knownChange,
            boolean leftOutEarlier, Optional<UndoneRows> undoneRows) {

        int generation(int index) {
            return undoneRows.map(it -> it.generation(index)).orElse(0);
        }
    }

    private record Candidate(Occurrence occurrence, Optional<Instruction> opening) {

        int index() {
            return occurrence.index();
        }

        TransactionRow row() {
            return occurrence.row();
        }
    }

    Findings check(TransactionRows file) {
        for (var reading = file.next(); reading.isPresent() && !monitor.cancelled(); reading = file.next()) {
            switch (reading.get()) {
                case Reading.Good(var row) -> add(row);
                case Reading.Bad(var raw, var reasons) -> {
                    bad(rows, reasons);
                    listed.addSenseless(raw, reasons);
                }
            }
            if (++rows % CHUNK == 0) {
                monitor.progressed(new Progress(Phase.CHECKING, rows, OptionalLong.empty()));
            }
        }
        rehearse();
        var preview = new Preview(rows, newRows, known.cardinality(), leftOutRows, badRows, openedForGoodRow.size(),
                faults.stream().sorted(Comparator.comparingLong(Fault::line)).toList(), listed.inOrder());
        return new Findings(preview, skipped, known, knownChange, leftOutEarlier, undoneRows);
    }

    private void bad(int index, List<Fault> reasons) {
        badRows++;
        skipped.set(index);
        reasons.stream().limit(TransactionImport.LISTED_FAULTS - (long) faults.size()).forEach(faults::add);
    }

    private void add(TransactionRow row) {
        var occurrence = new Occurrence(rows, row, instructions.occurrence(row));
        if (options.leftOut().contains(row.line())) {
            leftOut(row);
            return;
        }
        if (first.isPresent() && first.get().known().get(rows)) {
            known(rows, row);
            return;
        }
        try {
            chunk.add(new Candidate(occurrence, opening(row)));
        } catch (IllegalArgumentException noSuchLimit) {
            var fault = new Fault(row.line(), ImportColumn.CURRENCY.header(), Sentence.saidBy(noSuchLimit),
                    false);
            bad(rows, List.of(fault));
            listed.addBad(row, fault);
            return;
        }
        if (first.isPresent() && row.direction() == Direction.DEBIT
                && knownChange.getOrDefault(row.account(), 0L) != 0) {
            rehearseAtItsPlace(row);
        } else if (chunk.size() == CHUNK) {
            rehearse();
        }
    }

    private void leftOut(TransactionRow row) {
        leftOutRows++;
        skipped.set(rows);
        listed.add(State.LEFT_OUT, row);
    }

    /** The instruction that opens the account of a row, if it does not exist and no row before has opened it. */
    private Optional<Instruction> opening(TransactionRow row) {
        var number = row.account();
        if (existing.contains(number) || opened.contains(number)) {
            return Optional.empty();
        }
        var found = accounts.find(number);
        if (found.isPresent()) {
            existing.add(number);
            return Optional.empty();
        }
        var opening = instructions.opening(row);
        opened.add(number);
        return Optional.of(opening);
    }

    private void rehearse() {
        if (first.isEmpty()) {
            undoneRows.ifPresent(it -> it.lookUp(chunk.stream().map(Candidate::occurrence).toList(), accounts));
        }
        formerly = accounts.carriedOut(
                chunk.stream().map(Candidate::occurrence).map(this::formerId).collect(Collectors.toSet()));
        var submissions = new ArrayList<Submission<AccountEvent, Refusal>>();
        for (var candidate : chunk) {
            candidate.opening().map(accounts::submission).ifPresent(submissions::add);
            submissions.add(accounts.submission(transaction(candidate.occurrence())));
        }
        var forecasts = rehearsal.next(submissions).iterator();
        for (var candidate : chunk) {
            candidate.opening().ifPresent(_ -> forecasts.next());
            judge(candidate, forecasts.next());
        }
        chunk.clear();
    }

    private Instruction transaction(Occurrence row) {
        var former = formerId(row);
        return instructions.transaction(row.row(),
                formerly.contains(former) ? former : row.row().id(row.number(), generation(row)));
    }

    private CommandId formerId(Occurrence row) {
        return row.row().formerId(row.number(), generation(row));
    }

    private int generation(Occurrence row) {
        return undoneRows.map(it -> it.generation(row.index())).orElse(0);
    }

    private void judge(Candidate candidate, Forecast<Refusal> forecast) {
        var row = candidate.row();
        switch (forecast) {
            case Forecast.Recordable<Refusal> _ -> recordable(row);
            case Forecast.Known<Refusal> _ -> known(candidate.index(), row);
            case Forecast.Refused<Refusal>(var reason) -> refused(candidate.index(), row, reason);
            case Forecast.IdTaken<Refusal> _ -> refused(candidate.index(), row,
                    new Refusal.CommandIdTaken(transaction(candidate.occurrence()).id()));
        }
    }

    private void recordable(TransactionRow row) {
        newRows++;
        listed.add(State.NEW, row);
        placeBalances.merge(row.account(), row.change(), Long::sum);
        if (opened.contains(row.account())) {
            openedForGoodRow.add(row.account());
        }
        if (row.direction() == Direction.DEBIT) {
            withNewWithdrawal.add(row.account());
        }
    }

    /** In the first check the known rows are added up; in the second, those that are still to come remain. */
    private void known(int index, TransactionRow row) {
        known.set(index);
        skipped.set(index);
        listed.add(State.KNOWN, row);
        leftOutEarlier |= first.isEmpty() && withNewWithdrawal.contains(row.account());
        knownChange.merge(row.account(), first.isEmpty() ? row.change() : -row.change(), Long::sum);
    }

    private void refused(int index, TransactionRow row, Refusal reason) {
        var fault = new Fault(row.line(), column(reason), reason.explanation(), true);
        bad(index, List.of(fault));
        listed.addBad(row, fault);
    }

    private static String column(Refusal reason) {
        return switch (reason) {
            case Refusal.InsufficientFunds _, Refusal.AmountTooLarge _ -> "amount";
            case Refusal.OtherCurrency _ -> "currency";
            case Refusal.CommandIdTaken _ -> TransactionRows.WHOLE_ROW;
            case Refusal.AccountClosed _, Refusal.AccountFrozen _, Refusal.BalanceNotZero _, Refusal.ChangedMeanwhile _, Refusal.LimitBelowOverdraft _,Refusal.NotFrozen _,Refusal.NothingToReverse _,Refusal.AlreadyReversed _,Refusal.NotReversible _,Refusal.NumberTaken _,Refusal.SameAccount _,Refusal.UnknownAccount _,Refusal.ReadableForEver _,Refusal.NothingIsSealed _ ->
                "account";
        };
    }

    /** The row is the last of the chunk; the others are rehearsed first. */
    private void rehearseAtItsPlace(TransactionRow row) {
        var candidate = chunk.removeLast();
        rehearse();
        var shortOf = accounts.find(row.account()).flatMap(account -> overdrawnAtItsPlace(row, account));
        if (shortOf.isPresent()) {
            refused(candidate.index(), row, shortOf.get());
        } else {
            chunk.add(candidate);
        }
    }

    /** The balance at a place in the file: as it is now, with the new rows before and without the known rows after it. */
    private Optional<Refusal> overdrawnAtItsPlace(TransactionRow row, AccountView account) {
        if (!row.amount().currency().equals(account.currency())) {
            return Optional.empty();
        }
        var changeBefore = placeBalances.getOrDefault(row.account(), 0L) - knownChange.getOrDefault(row.account(), 0L);
        var balance = account.balance().plus(new Money(changeBefore, account.currency()));
        var available = balance.plus(account.overdraftLimit());
        return row.amount().compareTo(available) <= 0 ? Optional.empty()
                : Optional.of(new Refusal.InsufficientFunds(row.account(), row.amount(), balance,
                        account.overdraftLimit(), available));
    }
}
