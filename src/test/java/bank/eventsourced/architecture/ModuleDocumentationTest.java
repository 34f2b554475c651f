package bank.eventsourced.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;

import bank.eventsourced.BankApplication;

/** Keeps the generated documentation and all pictures as the code and their sources say. */
class ModuleDocumentationTest {

    static final String REFRESH = "./mvnw test -Dtest=ModuleDocumentationTest -Ddocs.update=true";

    private static final Path DOCS = Path.of("docs");
    private static final Path MODULES = DOCS.resolve("modules");
    private static final Path IMAGES = DOCS.resolve("images");

    private final Map<String, String> generated;

    ModuleDocumentationTest() throws IOException {
        generated = ModuleDocumentation.generate(ApplicationModules.of(BankApplication.class),
                Path.of("target", "module-documentation"));
    }

    @Test
    void theDocumentationIsNotStale() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            update();
        }
        var stale = new SoftAssertions();
        generated.forEach((file, text) -> stale.assertThat(MODULES.resolve(file))
                .as("docs/modules/%s is stale. Refresh it: %s", file, REFRESH)
                .exists()
                .hasBinaryContent(text.getBytes(UTF_8)));
        stale.assertThat(filesOf(MODULES))
                .as("docs/modules holds what the code no longer has. Refresh it: %s", REFRESH)
                .allMatch(it -> it.endsWith(".svg") || generated.containsKey(it));
        for (var picture : pictures().entrySet()) {
            stale.assertThat(picture.getKey().isDrawnFrom(picture.getValue()))
                    .as("%s was not drawn from %s. Refresh it: %s", picture.getKey().image(), picture.getKey().source(),
                            REFRESH)
                    .isTrue();
        }
        stale.assertAll();
    }

    @Test
    void theSameCodeGivesTheSameDocumentation(@TempDir Path folder) throws IOException {
        var again = ModuleDocumentation.generate(ApplicationModules.of(BankApplication.class), folder);

        assertThat(again).isEqualTo(generated);
    }

    @Test
    void everyModuleOfTheHouseIsDocumented() {
        assertThat(ApplicationModules.of(BankApplication.class).stream().map(it -> it.getIdentifier().toString()))
                .allSatisfy(name -> assertThat(generated).containsKeys("module-" + name + ".puml",
                        "module-" + name + ".adoc"));
        assertThat(generated.get("README.md")).doesNotContain("\n\n\n");
    }

    private void update() throws IOException {
        Files.createDirectories(MODULES);
        for (var old : filesOf(MODULES)) {
            Files.delete(MODULES.resolve(old));
        }
        for (var text : generated.entrySet()) {
            Files.writeString(MODULES.resolve(text.getKey()), text.getValue());
        }
        for (var picture : pictures().entrySet()) {
            if (!picture.getKey().isDrawnFrom(picture.getValue())) {
                picture.getKey().draw(picture.getValue());
            }
        }
    }

    /** Every picture with the text of its source: of the modules, and those that people have written. */
    private Map<Picture, String> pictures() throws IOException {
        var pictures = new TreeMap<Picture, String>(java.util.Comparator.comparing(Picture::image));
        generated.forEach((file, text) -> {
            if (file.endsWith(".puml")) {
                pictures.put(new Picture(MODULES.resolve(file), MODULES.resolve(file.replace(".puml", ".svg"))), text);
            }
        });
        for (var file : filesOf(DOCS)) {
            if (file.endsWith(".puml")) {
                pictures.put(new Picture(DOCS.resolve(file), IMAGES.resolve(file.replace(".puml", ".svg"))),
                        Files.readString(DOCS.resolve(file)));
            }
        }
        return pictures;
    }

    private static List<String> filesOf(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
