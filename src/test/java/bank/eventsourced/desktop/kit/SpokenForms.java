package bank.eventsourced.desktop.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/**
 * Every form of a sentence that the program can say to people in a window. The compiler's own parser reads the sources and
 * looks at whoever is given {@code String form, Object... values}: a constructor, or a static method that is called by the
 * name of its class.
 */
final class SpokenForms {

    private static final Path SOURCES = Path.of("src", "main", "java", "bank", "eventsourced");
    private static final Path SPEAKS_ENGLISH = SOURCES.resolve("console");

    private static final Pattern PLACE = Pattern.compile("%((?<value>\\d+)\\$)?(?<kind>.?)", Pattern.DOTALL);

    private final Set<String> speakers = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private SpokenForms() {}

    static SpokenForms ofThisProgram() throws IOException {
        var spoken = new SpokenForms();
        var units = parse();
        units.forEach(unit -> new Speakers(spoken).scan(unit, ""));
        units.forEach(unit -> new Speech(spoken, unit).scan(unit, null));
        return spoken;
    }

    private static List<CompilationUnitTree> parse() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null); var all = Files.walk(SOURCES)) {
            var sources = all.filter(it -> it.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources));
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            return units;
        }
    }

    /** Who is given forms, such as {@code Sentence.of} and {@code new InvalidInput}. */
    Set<String> speakers() {
        return speakers;
    }

    Set<String> forms() {
        return forms;
    }

    /** Where a form is no literal, or has more or fewer places than there are values. */
    List<String> faults() {
        return faults;
    }

    /**
     * Which of the values stands in each place, the first value being 1.
     *
     * @throws IllegalArgumentException if a place is written in another way than {@code %s} or {@code %2$s}
     */
    static List<Integer> places(String form) {
        var places = new ArrayList<Integer>();
        for (var place = PLACE.matcher(form); place.find();) {
            if (!place.group("kind").equals("s")) {
                throw new IllegalArgumentException(form);
            }
            places.add(place.group("value") == null ? places.size() + 1 : Integer.parseInt(place.group("value")));
        }
        return places;
    }

    private static boolean hasWords(String form) {
        return PLACE.matcher(form).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    private static boolean isGivenForm(List<? extends VariableTree> parameters) {
        var names = parameters.stream().map(it -> it.getName().toString()).toList();
        return names.equals(List.of("form", "values"));
    }

    /** The text of a literal, or of several that are joined. */
    private static Optional<String> literal(Tree tree) {
        return switch (tree) {
            case LiteralTree it when it.getValue() instanceof String text -> Optional.of(text);
            case BinaryTree it when it.getKind() == Tree.Kind.PLUS -> literal(it.getLeftOperand())
                    .flatMap(left -> literal(it.getRightOperand()).map(left::concat));
            default -> Optional.empty();
        };
    }

    /** Finds who is given forms. */
    private static final class Speakers extends TreeScanner<Void, String> {

        private final SpokenForms spoken;

        Speakers(SpokenForms spoken) {
            this.spoken = spoken;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            var parameters = method.getParameters();
            if (isGivenForm(parameters) && parameters.getLast().toString().contains("Object... ")) {
                spoken.speakers.add(method.getName().contentEquals("<init>") ? "new " + type
                        : type + "." + method.getName());
            }
            return super.visitMethod(method, type);
        }
    }

    /** Finds what they are given. */
    private static final class Speech extends TreeScanner<Void, Void> {

        private final SpokenForms spoken;
        private final CompilationUnitTree unit;

        Speech(SpokenForms spoken, CompilationUnitTree unit) {
            this.spoken = spoken;
            this.unit = unit;
        }

        /** Whoever is given a form may hand it on. */
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            return isGivenForm(method.getParameters()) ? null : super.visitMethod(method, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            said("new " + made.getIdentifier(), made.getArguments(), made);
            return super.visitNewClass(made, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            said(call.getMethodSelect().toString(), call.getArguments(), call);
            return super.visitMethodInvocation(call, null);
        }

        private void said(String speaker, List<? extends ExpressionTree> arguments, Tree where) {
            if (speaker.equals("new Sentence")) {
                fault("has a form that may be anything", where);
            }
            if (!spoken.speakers.contains(speaker)) {
                return;
            }
            var form = literal(arguments.getFirst());
            if (form.isEmpty()) {
                fault("is given a form that is no literal", where);
            } else if (places(form.get()).size() != arguments.size() - 1) {
                fault("has not as many places as values", where);
            } else if (hasWords(form.get()) && !Path.of(unit.getSourceFile().getName()).startsWith(SPEAKS_ENGLISH)) {
                spoken.forms.add(form.get());
            }
        }

        private void fault(String what, Tree where) {
            spoken.faults.add("%s: %s %s".formatted(unit.getSourceFile().getName(), where, what));
        }
    }
}
