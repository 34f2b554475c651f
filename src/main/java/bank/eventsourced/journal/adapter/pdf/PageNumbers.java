package bank.eventsourced.journal.adapter.pdf;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

import bank.eventsourced.journal.adapter.pdf.Fonts.Style;

/** Writes the foot of each page. How many pages there are is known at the end only, so their number is filled in then. */
final class PageNumbers extends PdfPageEventHelper {

    private static final String PAGE = "{0}";
    private static final String PAGES = "{1}";
    private static final float WIDTH_OF_TOTAL = 34;
    private static final float DESCENT = 4;
    private static final float SPACE = 2.4f;
    private static final float ABOVE_EDGE = 32;

    private final Fonts fonts;
    private final String page;
    private final String footer;
    private @Nullable PdfTemplate total;
    private int pages;

    /** @param page such as "Page {0} of {1}" */
    PageNumbers(Fonts fonts, String page, String footer) {
        this.fonts = fonts;
        this.page = page;
        this.footer = footer;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        pages++;
        if (total == null) {
            total = writer.getDirectContent().createTemplate(WIDTH_OF_TOTAL, ABOVE_EDGE);
        }
        var content = writer.getDirectContent();
        var before = page.substring(0, page.indexOf(PAGES)).replace(PAGE, Integer.toString(pages)).strip();
        ColumnText.showTextAligned(content, Element.ALIGN_LEFT, fonts.phrase(footer, Style.SMALL), document.left(),
                ABOVE_EDGE, 0);
        ColumnText.showTextAligned(content, Element.ALIGN_RIGHT, fonts.phrase(before, Style.SMALL),
                document.right() - WIDTH_OF_TOTAL - SPACE, ABOVE_EDGE, 0);
        content.addTemplate(total, document.right() - WIDTH_OF_TOTAL, ABOVE_EDGE - DESCENT);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (total != null) {
            var after = page.substring(page.indexOf(PAGES)).replace(PAGES, Integer.toString(pages));
            ColumnText.showTextAligned(total, Element.ALIGN_LEFT, fonts.phrase(after, Style.SMALL), 0, DESCENT, 0);
        }
    }
}
