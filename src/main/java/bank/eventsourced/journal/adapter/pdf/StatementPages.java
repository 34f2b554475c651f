package bank.eventsourced.journal.adapter.pdf;

import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

import bank.eventsourced.journal.adapter.pdf.Fonts.Style;
import bank.eventsourced.journal.adapter.pdf.PdfStatements.Fact;
import bank.eventsourced.journal.adapter.pdf.PdfStatements.Row;

/**
 * Pages of A4 with the table of movements: finished pages leave for the stream at once. Paper is measured in floating
 * points, so nothing in here knows amounts, only their text.
 */
final class StatementPages implements AutoCloseable {

    private static final float MARGIN = 42;
    private static final float BOTTOM = 54;
    private static final float PADDING = 3;
    private static final float GAP = 10;
    private static final float HAIRLINE = 0.5f;
    private static final Color LINE = new Color(0xC8, 0xCD, 0xD3);
    private static final int[] WIDTHS = {11, 9, 25, 19, 12, 12, 12};
    private static final int ROWS_AT_ONCE = 50;

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, BOTTOM);
    private final Fonts fonts;
    private final PdfPTable table = new PdfPTable(WIDTHS.length);
    private int rows;

    /**
     * @param page   such as "Page {0} of {1}"
     * @param footer what stands at the foot of each page
     */
    StatementPages(OutputStream out, Fonts fonts, Locale language, String page, String footer) {
        this.fonts = fonts;
        var writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPageEvent(new PageNumbers(fonts, page, footer));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language.toLanguageTag(), PdfObject.TEXT_UNICODE));
        document.addCreationDate();
        document.addTitle(footer);
        document.open();
        table.setWidths(WIDTHS);
        table.setWidthPercentage(100);
        table.setComplete(false);
    }

    void letterhead(String title, String bank, List<String> address) {
        add(new Paragraph(fonts.phrase(bank, Style.BANK)));
        for (var line : address) {
            add(spaced(new Paragraph(fonts.phrase(line, Style.TEXT)), -5));
        }
        add(spaced(new Paragraph(fonts.phrase(title, Style.TITLE)), GAP));
    }

    private static Paragraph spaced(Paragraph paragraph, float before) {
        paragraph.setSpacingBefore(before);
        return paragraph;
    }

    /** Words with their meanings, one below the other. */
    void facts(List<Fact> facts) {
        var block = block(new int[]{1, 4});
        for (var fact : facts) {
            block.addCell(cell(fact.label(), Style.TEXT, Element.ALIGN_LEFT, Rectangle.NO_BORDER));
            block.addCell(cell(fact.value(), Style.STRONG, Element.ALIGN_LEFT, Rectangle.NO_BORDER));
        }
        add(block);
    }

    /** Figures with their names above, side by side. */
    void figures(List<Fact> figures) {
        var block = block(figures.stream().mapToInt(_ -> 1).toArray());
        figures.forEach(it -> block.addCell(cell(it.label(), Style.TEXT, Element.ALIGN_RIGHT, Rectangle.TOP)));
        figures.forEach(it -> block.addCell(cell(it.value(), Style.STRONG, Element.ALIGN_RIGHT, Rectangle.BOTTOM)));
        block.setSpacingAfter(GAP);
        add(block);
    }

    private static PdfPTable block(int[] widths) {
        var block = new PdfPTable(widths.length);
        block.setWidths(widths);
        block.setWidthPercentage(100);
        block.setSpacingBefore(GAP);
        return block;
    }

    /** What stands above the columns, on each page. */
    void headings(Row headings) {
        cells(headings, Style.STRONG);
        table.setHeaderRows(1);
    }

    void row(Row row) {
        cells(row, Style.TEXT);
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
            add(table);
        }
    }

    void lastRow(Row row) {
        cells(row, Style.STRONG);
        table.setComplete(true);
        add(table);
    }

    void note(String sentence) {
        add(spaced(new Paragraph(fonts.phrase(sentence, Style.SMALL)), GAP));
    }

    private void cells(Row row, Style style) {
        row.words().forEach(it -> table.addCell(cell(it, style, Element.ALIGN_LEFT, Rectangle.BOTTOM)));
        row.amounts().forEach(it -> table.addCell(cell(it, style, Element.ALIGN_RIGHT, Rectangle.BOTTOM)));
    }

    private PdfPCell cell(String text, Style style, int alignment, int border) {
        var cell = new PdfPCell(fonts.phrase(text, style));
        cell.setHorizontalAlignment(alignment);
        cell.setPaddingTop(PADDING);
        cell.setPaddingBottom(PADDING + 1);
        cell.setBorder(border);
        cell.setBorderWidth(HAIRLINE);
        cell.setBorderColor(LINE);
        if (java.text.Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        }
        return cell;
    }

    private void add(Element element) {
        document.add(element);
    }

    /** Finishes the last page. */
    @Override
    public void close() {
        document.close();
    }
}
