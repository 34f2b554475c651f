package bank.eventsourced.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;

/** The source of a class, for what compiled code no longer tells. */
final class SourceText {

    private static final Pattern COMMENTS_AND_TEXTS =
            Pattern.compile("\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern DOCUMENTED = Pattern.compile("^\\s*/\\*\\*.*?[.!?:]\\s*\\*/", Pattern.DOTALL);

    private SourceText() {}

    /** The code without comments and texts. */
    static String code(JavaClass type) {
        var file = type.getSource().orElseThrow().getFileName().orElseThrow();
        return COMMENTS_AND_TEXTS.matcher(read(folder(type).resolve(file)).orElseThrow()).replaceAll(" ");
    }

    /** Whether the package of a class says in a sentence what it is for. */
    static boolean hasDocumentedPackage(JavaClass type) {
        return read(folder(type).resolve("package-info.java")).filter(text -> DOCUMENTED.matcher(text).find())
                .isPresent();
    }

    private static Path folder(JavaClass type) {
        var compiled = type.getSource().orElseThrow().getUri().toString();
        var tree = compiled.contains("/test-classes/") ? "src/test/java" : "src/main/java";
        return Path.of(tree, type.getPackageName().split("\\."));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
