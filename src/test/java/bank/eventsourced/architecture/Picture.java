package bank.eventsourced.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/**
 * A picture that PlantUML draws, with its own layout engine. The fonts of the machine decide on its details, so it is not
 * compared with another one: it carries the hash of the source that it was drawn from.
 */
record Picture(Path source, Path image) {

    boolean isDrawnFrom(String text) throws IOException {
        return Files.exists(image) && Files.readString(image).endsWith(mark(text));
    }

    void draw(String text) throws IOException {
        var drawn = new ByteArrayOutputStream();
        var diagram = new SourceStringReader(text).outputImage(drawn, new FileFormatOption(FileFormat.SVG));
        if (diagram == null || diagram.getDescription().contains("Error")) {
            throw new IllegalStateException("PlantUML cannot read " + source);
        }
        Files.createDirectories(image.toAbsolutePath().getParent());
        Files.writeString(image, onWhite(drawn.toString(UTF_8)).stripTrailing() + mark(text));
    }

    /** The background is only a style of the root element, which not every viewer honours: dark ones need a real one. */
    private static String onWhite(String svg) {
        return svg.replaceFirst("<defs/>", "<defs/><rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    }

    private String mark(String text) {
        return "\n<!-- drawn from %s, SHA-256 %s -->\n".formatted(source.getFileName(), hash(text));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
