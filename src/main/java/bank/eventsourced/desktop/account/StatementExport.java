package bank.eventsourced.desktop.account;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.kit.AmountFormat;
import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementFile;
import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLetter;

/** Saves a statement as a file, in the background. Amounts are written even where the window hides them. */
final class StatementExport {

    private final Desk desk;

    StatementExport(Desk desk) {
        this.desk = desk;
    }

    /** A name that says what is in the file. */
    static String name(Statement statement, StatementFormat format) {
        return "%s_%s_%s.%s".formatted(statement.account(), statement.period().from(), statement.period().to(),
                format.name().toLowerCase(Locale.ROOT));
    }

    /** Starts saving; a notice says what became of it. */
    LongTask save(Statement statement, AccountView account, StatementFormat format, Path file) {
        var texts = desk.texts();
        var statements = desk.bank().statements();
        var letter = letter(account);
        return desk.tasks()
                .start(texts.get("account.export.task", file.getFileName()), progress -> statements.write(
                        statement, format, letter, file, lines -> {
                            progress.reached(lines, statement.lines());
                            if (progress.cancelled()) {
                                throw new CancellationException();
                            }
                        }), this::saved, failure -> failed(file, failure));
    }

    private void saved(StatementFile saved) {
        var texts = desk.texts();
        var sentence = texts.get("account.export.done", saved.file(), desk.language().count(saved.lines()));
        if (saved.unshown().isEmpty()) {
            desk.notices().say(sentence);
        } else {
            desk.notices().warn(sentence + " " + texts.get("account.export.unshown", saved.unshown()));
        }
    }

    private void failed(Path file, Exception failure) {
        var texts = desk.texts();
        if (failure instanceof CancellationException) {
            desk.notices().say(texts.get("account.export.cancelled", file.getFileName()));
        } else {
            desk.notices().warn(texts.get("account.export.failed", desk.language().sentence(failure)));
        }
    }

    StatementLetter letter(AccountView account) {
        var texts = desk.texts();
        var language = desk.language();
        var bank = BankProfile.of(desk.preferences());
        var amounts = new AmountFormat(language.formats(), texts);
        return new StatementLetter(bank.name(), bank.address(), account.holder(), texts.locale(),
                new StatementLetter.Labels(texts.get("account.letter.title"), texts.get("account.letter.account"),
                        texts.get("account.letter.holder"), texts.get("account.letter.period"),
                        texts.get("account.letter.currency"), texts.get("account.opening"),
                        texts.get("account.closing"), texts.get("account.debits"), texts.get("account.credits"),
                        texts.get("account.date"), texts.get("account.reference"), texts.get("account.text"),
                        texts.get("account.counterparty"), texts.get("account.debit"), texts.get("account.credit"),
                        texts.get("account.running"), texts.get("account.letter.page", "{0}", "{1}"),
                        texts.get("account.letter.unshown"), kind -> texts.get("kind." + kind)),
                amounts::show, language::date);
    }
}
