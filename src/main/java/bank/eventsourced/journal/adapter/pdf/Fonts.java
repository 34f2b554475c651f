package bank.eventsourced.journal.adapter.pdf;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openpdf.text.Chunk;
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

    private final List<Face> faces;
    private final Set<Integer> unshown = new LinkedHashSet<>();

    private Fonts(List<Face> faces) {
        this.faces = faces;
    }

    static Fonts ofThisMachine() throws IOException {
        return of(FILES.stream().filter(it -> Files.isReadable(Path.of(it.replaceAll(",\\d$", "")))).toList());
    }

    /** The fonts in some files, and Helvetica. */
    static Fonts of(List<String> files) throws IOException {
        var faces = new ArrayList<>(files.stream().flatMap(Fonts::embedded).toList());
        for (var encoding : List.of(BaseFont.CP1252, BaseFont.CP1250)) {
            var letters = Charset.forName(encoding).newEncoder();
            faces.add(new Face(BaseFont.createFont(BaseFont.HELVETICA, encoding, BaseFont.NOT_EMBEDDED),
                    it -> letters.canEncode(Character.toString(it))));
        }
        return new Fonts(faces);
    }

    private static Stream<Face> embedded(String file) {
        try {
            var font = BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            return Stream.of(new Face(font, font::charExists));
        } catch (IOException | RuntimeException unusable) {
            LOG.warn("The font {} cannot be used: {}", file, unusable.toString());
            return Stream.empty();
        }
    }

    /** The text, each piece in a font that has its characters. */
    Phrase phrase(String text, Style style) {
        var phrase = new Phrase();
        var piece = new StringBuilder();
        var current = faces.getFirst();
        for (var character : text.codePoints().toArray()) {
            var face = faceOf(character);
            if (face.isPresent() && !face.get().equals(current)) {
                add(phrase, piece, style.font(current.font()));
                current = face.get();
            }
            piece.append(face.isPresent() ? Character.toString(character) : missing(character));
        }
        add(phrase, piece, style.font(current.font()));
        return phrase;
    }

    private Optional<Face> faceOf(int character) {
        return faces.stream().filter(it -> it.characters().test(character)).findFirst();
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

    private record Face(BaseFont font, IntPredicate characters) {}

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
