package bank.eventsourced.journal.adapter.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openpdf.text.Chunk;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of a document: each character is set in the first that has it. The machine's own fonts are embedded; beyond
 * them there is Helvetica, which every reader of PDF brings along for Western and Central European letters. A character
 * that no font has becomes a question mark, and is remembered. For one document and one thread.
 */
final class Fonts {

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final String MISSING = "?";

    /** Where Linux, Windows and macOS keep fonts for text, then those for many scripts and for symbols. */
    private static final List<String> FILES = List.of(
            "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
            "/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf",
            "/usr/share/fonts/liberation/LiberationSans-Regular.ttf",
            "C:/Windows/Fonts/arial.ttf",
            "/System/Library/Fonts/Supplemental/Arial.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
            "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
            "/usr/share/fonts/TTF/DejaVuSans.ttf",
            "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
            "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
            "/Library/Fonts/Arial Unicode.ttf",
            "C:/Windows/Fonts/seguisym.ttf",
            "C:/Windows/Fonts/msyh.ttc,0",
            "C:/Windows/Fonts/malgun.ttf",
            "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,0",
            "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc,0",
            "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc,0");

    private final List<BaseFont> fonts;
    private final Set<Integer> unshown = new LinkedHashSet<>();

    private Fonts(List<BaseFont> fonts) {
        this.fonts = fonts;
    }

    static Fonts ofThisMachine() throws IOException {
        return of(FILES.stream().filter(it -> Files.isReadable(Path.of(it.replaceAll(",\\d$", "")))).toList());
    }

    /** The fonts in some files, and Helvetica. */
    static Fonts of(List<String> files) throws IOException {
        try {
            var fonts = new ArrayList<>(files.stream().flatMap(Fonts::embedded).toList());
            for (var letters : List.of(BaseFont.CP1252, BaseFont.CP1250)) {
                fonts.add(BaseFont.createFont(BaseFont.HELVETICA, letters, BaseFont.NOT_EMBEDDED));
            }
            return new Fonts(fonts);
        } catch (DocumentException failed) {
            throw new IOException(failed);
        }
    }

    private static Stream<BaseFont> embedded(String file) {
        try {
            return Stream.of(BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
        } catch (DocumentException | IOException | RuntimeException unusable) {
            LOG.warn("The font {} cannot be used: {}", file, unusable.toString());
            return Stream.empty();
        }
    }

    /** The text, each piece in a font that has its characters. */
    Phrase phrase(String text, Style style) {
        var phrase = new Phrase();
        var piece = new StringBuilder();
        var current = fonts.getFirst();
        for (var character : text.codePoints().toArray()) {
            var font = fontOf(character);
            if (font.isPresent() && font.get() != current) {
                add(phrase, piece, style.font(current));
                current = font.get();
            }
            piece.append(font.isPresent() ? Character.toString(character) : missing(character));
        }
        add(phrase, piece, style.font(current));
        return phrase;
    }

    private Optional<BaseFont> fontOf(int character) {
        return fonts.stream().filter(it -> it.charExists(character)).findFirst();
    }

    private String missing(int character) {
        if (Character.getType(character) == Character.FORMAT) {
            return "";
        }
        unshown.add(character);
        return MISSING;
    }

    private static void add(Phrase phrase, StringBuilder piece, Font font) {
        if (!piece.isEmpty()) {
            phrase.add(new Chunk(piece.toString(), font));
            piece.setLength(0);
        }
    }

    /** The characters that became question marks so far, each once. */
    String unshown() {
        return unshown.stream().map(Character::toString).collect(Collectors.joining());
    }

    /** Characters by code and name, such as U+1F600 GRINNING FACE. */
    static String named(String characters) {
        return characters.codePoints()
                .mapToObj(it -> "U+%04X %s".formatted(it, Optional.ofNullable(Character.getName(it)).orElse("")))
                .collect(Collectors.joining(", "));
    }

    /** How a piece of text looks. */
    enum Style {

        BANK(13, Font.BOLD), TITLE(16, Font.BOLD), TEXT(8, Font.NORMAL), STRONG(8, Font.BOLD), SMALL(7, Font.NORMAL);

        private final float size;
        private final int weight;

        Style(float size, int weight) {
            this.size = size;
            this.weight = weight;
        }

        Font font(BaseFont face) {
            return new Font(face, size, weight);
        }
    }
}
