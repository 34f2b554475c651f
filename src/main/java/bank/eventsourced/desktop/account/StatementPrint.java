package bank.eventsourced.desktop.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementLetter;
import bank.eventsourced.journal.StatementLine;

/** Prints a short statement on paper; for a long one, and where there is no printer, it recommends the PDF. */
final class StatementPrint {

    static final int MOST_LINES = 2_000;
    private static final int LINES_ON_PAGE = 36;
    private static final int[] SHARES = {12, 10, 28, 18, 10, 10, 12};
    private static final int FIRST_FIGURE = 4;

    private final Desk desk;
    private final StatementLetter letter;

    StatementPrint(Desk desk, StatementLetter letter) {
        this.desk = desk;
        this.letter = letter;
    }

    void print(Statement statement, Window owner) {
        if (statement.lines() > MOST_LINES) {
            desk.notices().warn(desk.texts().get("account.print.tooLong", desk.language().count(MOST_LINES)));
            return;
        }
        var statements = desk.bank().statements();
        desk.work()
                .read(() -> statements.all(statement).toList(), lines -> print(statement, lines, owner),
                        failure -> desk.notices()
                                .warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    private void print(Statement statement, List<StatementLine> lines, Window owner) {
        printer().ifPresentOrElse(job -> {
            if (job.showPrintDialog(owner)) {
                var width = job.getJobSettings().getPageLayout().getPrintableWidth();
                var printed = pages(statement, lines, width).stream().allMatch(job::printPage);
                if (printed && job.endJob()) {
                    desk.notices().say(desk.texts().get("account.print.done"));
                } else {
                    desk.notices().warn(desk.texts().get("account.print.failed"));
                }
            }
        }, () -> desk.notices().warn(desk.texts().get("account.print.none")));
    }

    /** Without a printer there is no job; some platforms say so by an exception. */
    private static Optional<PrinterJob> printer() {
        try {
            return Optional.ofNullable(PrinterJob.createPrinterJob());
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    List<Node> pages(Statement statement, List<StatementLine> lines, double width) {
        var labels = letter.labels();
        var rows = new ArrayList<List<String>>();
        rows.add(balance(labels.opening(), letter.amounts().apply(statement.opening())));
        lines.forEach(it -> rows.add(row(it)));
        rows.add(balance(labels.closing(), letter.amounts().apply(statement.closing())));
        var pages = new ArrayList<Node>();
        var count = Math.ceilDiv(rows.size(), LINES_ON_PAGE);
        for (int page = 0; page < count; page++) {
            var first = page * LINES_ON_PAGE;
            pages.add(page(statement, rows.subList(first, Math.min(rows.size(), first + LINES_ON_PAGE)), width,
                    labels.page().replace("{0}", Integer.toString(page + 1)).replace("{1}", Integer.toString(count))));
        }
        return pages;
    }

    private static List<String> balance(String label, String balance) {
        return List.of("", "", label, "", "", "", balance);
    }

    private List<String> row(StatementLine line) {
        var entry = line.entry();
        var text = entry.text().isBlank() ? letter.labels().kinds().apply(entry.kind()) : entry.text();
        return List.of(letter.days().apply(entry.valueDate()), Long.toString(entry.position()), text,
                entry.counterparty(), line.debit().map(letter.amounts()).orElse(""),
                line.credit().map(letter.amounts()).orElse(""), letter.amounts().apply(line.balance()));
    }

    private Node page(Statement statement, List<List<String>> rows, double width, String foot) {
        var labels = letter.labels();
        var table = new GridPane();
        for (int column = 0; column < SHARES.length; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(SHARES[column]);
            constraints.setHalignment(column < FIRST_FIGURE ? HPos.LEFT : HPos.RIGHT);
            table.getColumnConstraints().add(constraints);
        }
        table.addRow(0, cells(List.of(labels.date(), labels.reference(), labels.text(), labels.counterparty(),
                labels.debit(), labels.credit(), labels.balance())));
        rows.forEach(row -> table.addRow(table.getRowCount(), cells(row)));
        VBox.setVgrow(table, Priority.ALWAYS);
        var page = new VBox(new Label(letter.bank()), new Label(labels.title()),
                new Label(letter.holder() + " · " + statement.account() + " · "
                        + statement.opening().currency().getCurrencyCode()),
                new Label(letter.days().apply(statement.period().from()) + " – "
                        + letter.days().apply(statement.period().to())),
                table, new Label(foot));
        page.getStyleClass().add("printed-page");
        page.setPrefWidth(width);
        return page;
    }

    private static Node[] cells(List<String> texts) {
        return texts.stream().map(Label::new).toArray(Node[]::new);
    }
}
