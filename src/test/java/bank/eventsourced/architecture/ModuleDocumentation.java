package bank.eventsourced.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions.DiagramStyle;

/** What Modulith says about the modules, as texts by their file names, and an index of it. */
final class ModuleDocumentation {

    private static final List<String> ORDER =
            List.of("wording", "money", "eventstore", "account", "ledger", "journal", "operations", "laboratory",
                    "benchmark", "console", "desktop");
    private static final DiagramOptions DIAGRAMS = DiagramOptions.defaults().withStyle(DiagramStyle.UML);
    private static final Pattern DESCRIPTION = Pattern.compile("\\|Description\n\\|([^\n]+)");

    private final List<ApplicationModule> modules;
    private final Map<String, String> texts = new TreeMap<>();

    private ModuleDocumentation(ApplicationModules all) {
        this.modules = all.stream()
                .sorted(Comparator.comparingInt((ApplicationModule it) -> ORDER.indexOf(it.getIdentifier().toString()))
                        .thenComparing(ApplicationModule::getDisplayName))
                .toList();
    }

    static Map<String, String> generate(ApplicationModules modules, Path folder) throws IOException {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml(DIAGRAMS)
                .writeIndividualModulesAsPlantUml(DIAGRAMS)
                .writeModuleCanvases();
        var documentation = new ModuleDocumentation(modules);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                documentation.texts.put(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
            }
        }
        return documentation.finished();
    }

    private Map<String, String> finished() {
        var index = new StringBuilder("""
                # The modules

                Generated from the code by `ModuleDocumentationTest`, which fails when this folder is stale. Refresh it:

                    %s

                ![All modules](components.svg)
                """.formatted(ModuleDocumentationTest.REFRESH));
        for (var module : modules) {
            var name = module.getIdentifier().toString();
            var canvas = texts.getOrDefault("module-" + name + ".adoc", "");
            var description = DESCRIPTION.matcher(canvas);
            index.append("""

                    ## %1$s

                    %3$s

                    ![%1$s and the modules that it uses](module-%2$s.svg)

                    [Canvas of %1$s](module-%2$s.adoc)
                    """.formatted(module.getDisplayName(), name, description.find() ? description.group(1) : ""));
            texts.put("module-" + name + ".adoc", """
                    = %1$s

                    link:README.md[All modules]

                    image::module-%2$s.svg[%1$s and the modules that it uses]

                    """.formatted(module.getDisplayName(), name) + canvas);
        }
        texts.replaceAll((file, text) -> file.endsWith(".puml") ? diagram(text) : text);
        texts.put("README.md", index.toString());
        return texts;
    }

    /** Laid out by PlantUML itself, and in an order that does not depend on hash codes. */
    private static String diagram(String text) {
        var lines =
                new ArrayList<>(text.replace("@startuml\n", "@startuml\n!pragma layout smetana\n").lines().toList());
        sort(lines, "  component ");
        sort(lines, "BankApplication.");
        return String.join("\n", lines) + "\n";
    }

    private static void sort(List<String> lines, String start) {
        var places = IntStream.range(0, lines.size()).filter(it -> lines.get(it).startsWith(start)).toArray();
        var sorted = IntStream.of(places).mapToObj(lines::get).sorted().iterator();
        for (var place : places) {
            lines.set(place, sorted.next());
        }
    }
}
