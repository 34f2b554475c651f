package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Outcome.Recorded;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Explained;

/**
 * What became of a command, ready to be printed.
 *
 * @param fields   as JSON
 * @param sentence for people
 */
record Answer(int exitCode, Map<String, Object> fields, String sentence) {

    private static final int MOST_UNSEEN = 20;

    /**
     * @param accounts finds the account of a command that had nothing to change
     * @param history  tells what its giver had not seen
     */
    static Answer of(Instruction instruction, Outcome outcome,
            Function<AccountNumber, Optional<AccountView>> accounts, AccountHistory history) {
        return switch (outcome) {
            case Outcome.Done done when done.changes().isEmpty() ->
                nothingToChange(instruction, accounts.apply(instruction.command().account()).orElseThrow());
            case Outcome.Done done -> done(done);
            case Outcome.Refused refused when refused.reason() instanceof Refusal.ChangedMeanwhile changed ->
                refused(refused).withUnseen(changed, history);
            case Outcome.Refused refused -> refused(refused);
        };
    }

    /** Of a command that may have been carried out or not: says by which id to ask again. */
    static Answer unanswered(Instruction instruction, Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        var why = cause instanceof Explained explained ? explained.explanation().toString()
                : "Something broke: %s.".formatted(Failures.describe(cause));
        var sentence = "%s The id of this command is %s.".formatted(why, instruction.id());
        var fields = Failures.fields(ExitCode.BROKEN, sentence);
        fields.put("commandId", instruction.id().toString());
        return new Answer(ExitCode.BROKEN, fields, sentence);
    }

    static Answer failed(int exitCode, String sentence) {
        return new Answer(exitCode, Failures.fields(exitCode, sentence), sentence);
    }

    private static Answer refused(Outcome.Refused refused) {
        var sentence = refused.reason().explanation().toString();
        var fields = Failures.fields(ExitCode.REFUSED, sentence);
        var name = refused.reason().getClass().getSimpleName();
        fields.put("refusal", name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
        fields.put("commandId", refused.id().toString());
        return new Answer(ExitCode.REFUSED, fields, sentence);
    }

    /** The same, with what has happened to the account since the version that was seen: the latest of it. */
    private Answer withUnseen(Refusal.ChangedMeanwhile changed, AccountHistory history) {
        if (changed.seen() > changed.version()) {
            return this; // nobody can have seen it
        }
        var after = Math.max(changed.seen(), changed.version() - MOST_UNSEEN);
        var unseen = history.events(changed.account(), after, MOST_UNSEEN);
        var more = new LinkedHashMap<>(fields);
        more.put("unseen", unseen.stream().map(Answer::fields).toList());
        more.put("unseenBefore", after - changed.seen());
        var lines = Stream.of(Stream.of(sentence), Stream.of("… %d versions before …".formatted(after - changed.seen()))
                .filter(_ -> after > changed.seen()), unseen.stream().map(Answer::line));
        return new Answer(exitCode, more, lines.flatMap(it -> it).collect(Collectors.joining("\n")));
    }

    private static String line(PastEvent event) {
        var what = switch (event.content()) {
            case PastEvent.Content.Legible(var it) -> sentence(it);
            case PastEvent.Content.Illegible(var why) -> why;
        };
        return "Version %d, %s by %s: %s".formatted(event.version(), event.recordedAt(), event.metadata().actor(),
                what);
    }

    private static Map<String, Object> fields(PastEvent event) {
        var fields = new LinkedHashMap<String, Object>();
        switch (event.content()) {
            case PastEvent.Content.Legible(var it) ->
                fields.putAll(fields(new Recorded(event.position(), event.version(), it,
                        event.metadata().valueDate().orElseThrow(), event.recordedAt())));
            case PastEvent.Content.Illegible(var why) -> {
                fields.put("version", event.version());
                fields.put("error", why);
            }
        }
        fields.put("recordedAt", event.recordedAt());
        fields.put("actor", event.metadata().actor());
        return fields;
    }

    private static Answer nothingToChange(Instruction instruction, AccountView account) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ok", true);
        fields.put("code", ExitCode.DONE);
        fields.put("commandId", instruction.id().toString());
        fields.put("account", account.number().value());
        fields.put("version", account.version());
        fields.put("currency", account.currency().getCurrencyCode());
        fields.put("balance", account.balance().decimal());
        fields.put("position", null);
        fields.put("repeated", false);
        return new Answer(ExitCode.DONE, fields, "Account %s is like that already.".formatted(account.number()));
    }

    /** The members for the account are those of the first change: of a transfer, the payer's. */
    private static Answer done(Outcome.Done done) {
        var first = done.changes().getFirst();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ok", true);
        fields.put("code", ExitCode.DONE);
        fields.put("commandId", done.id().toString());
        fields.putAll(fields(first));
        fields.put("repeated", done.repeated());
        if (done.changes().size() > 1) {
            fields.put("changes", done.changes().stream().map(Answer::fields).toList());
        }
        var sentence = done.changes().stream().map(it -> sentence(it.event())).collect(Collectors.joining("\n"));
        return new Answer(ExitCode.DONE, fields,
                done.repeated() ? "This command was carried out before; nothing has changed now.\n" + sentence
                        : sentence);
    }

    private static Map<String, Object> fields(Recorded change) {
        var event = change.event();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("account", event.account().value());
        fields.put("version", change.version());
        fields.put("kind", kind(event));
        fields.put("currency", event.balance().currency().getCurrencyCode());
        amount(event).ifPresent(amount -> fields.put("amount", amount.decimal()));
        fields.put("balance", event.balance().decimal());
        reverses(event).ifPresent(original -> fields.put("reverses", original));
        fields.put("position", change.position());
        fields.put("valueDate", change.valueDate());
        return fields;
    }

    /** The same words as in the journal. */
    private static String kind(AccountEvent event) {
        return switch (event) {
            case Opened _ -> "opened";
            case Credited _ -> "credited";
            case Debited _ -> "debited";
            case TransferSent _ -> "transfer-sent";
            case TransferReceived _ -> "transfer-received";
            case CreditReversed _ -> "credit-reversed";
            case DebitReversed _ -> "debit-reversed";
            case TransferSentReversed _ -> "transfer-sent-reversed";
            case TransferReceivedReversed _ -> "transfer-received-reversed";
            case OverdraftLimitChanged _ -> "limit-changed";
            case Frozen _ -> "frozen";
            case Unfrozen _ -> "unfrozen";
            case HolderForgotten _ -> "holder-forgotten";
            case Closed _ -> "closed";
        };
    }

    private static Optional<Money> amount(AccountEvent event) {
        return switch (event) {
            case Credited it -> Optional.of(it.amount());
            case Debited it -> Optional.of(it.amount());
            case TransferSent it -> Optional.of(it.amount());
            case TransferReceived it -> Optional.of(it.amount());
            case CreditReversed it -> Optional.of(it.amount());
            case DebitReversed it -> Optional.of(it.amount());
            case TransferSentReversed it -> Optional.of(it.amount());
            case TransferReceivedReversed it -> Optional.of(it.amount());
            case Opened _, OverdraftLimitChanged _, Frozen _, Unfrozen _, HolderForgotten _, Closed _ -> Optional.empty();
        };
    }

    private static Optional<Long> reverses(AccountEvent event) {
        return switch (event) {
            case CreditReversed it -> Optional.of(it.original());
            case DebitReversed it -> Optional.of(it.original());
            case TransferSentReversed it -> Optional.of(it.original());
            case TransferReceivedReversed it -> Optional.of(it.original());
            case Opened _, Credited _, Debited _, TransferSent _, TransferReceived _, OverdraftLimitChanged _, Frozen _, Unfrozen _,HolderForgotten _,Closed _ ->
                Optional
                        .empty();
        };
    }

    private static String sentence(AccountEvent event) {
        var account = event.account();
        return switch (event) {
            case Opened it -> "Account %s is open for %s in %s, with an overdraft limit of %s.".formatted(account,
                    it.holder(), it.currency(), it.overdraftLimit());
            case Credited it -> "%s came to account %s. Balance: %s.".formatted(it.amount(), account, it.balance());
            case Debited it -> "%s went from account %s. Balance: %s.".formatted(it.amount(), account, it.balance());
            case TransferSent it -> "%s went from account %s to account %s. Balance of %s: %s.".formatted(it.amount(),
                    account, it.to(), account, it.balance());
            case TransferReceived it -> "Balance of %s: %s.".formatted(account, it.balance());
            case CreditReversed it -> "%s went from account %s again: version %d is reversed. Balance: %s.".formatted(
                    it.amount(), account, it.original(), it.balance());
            case DebitReversed it -> "%s came to account %s again: version %d is reversed. Balance: %s.".formatted(
                    it.amount(), account, it.original(), it.balance());
            case TransferSentReversed it ->
                "%s came back to account %s: version %d is reversed. Balance: %s.".formatted(
                        it.amount(), account, it.original(), it.balance());
            case TransferReceivedReversed it -> "%s went back from account %s: version %d is reversed. Balance: %s."
                    .formatted(it.amount(), account, it.original(), it.balance());
            case OverdraftLimitChanged it -> "The overdraft limit of account %s is %s.".formatted(account,
                    it.overdraftLimit());
            case Frozen it -> "Account %s is frozen (%s).".formatted(account, it.reason());
            case Unfrozen _ -> "Account %s is open again.".formatted(account);
            case HolderForgotten it ->
                "The holder of account %s is forgotten. Balance: %s.".formatted(account, it.balance());
            case Closed it -> it.reason().isEmpty() ? "Account %s is closed.".formatted(account)
                    : "Account %s is closed (%s).".formatted(account, it.reason());
        };
    }

    /** Prints what it says and returns the exit code. */
    int print(BankCommand program) {
        if (program.json()) {
            program.out().println(Json.text(fields));
        }
        if (exitCode != ExitCode.DONE) {
            program.out().flush();
            program.err().println(sentence);
        } else if (!program.json()) {
            program.out().println(sentence);
        }
        return exitCode;
    }
}
