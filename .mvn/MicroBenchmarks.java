import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Compiles the benchmarks of the parts, with what JMH generates for them, and runs them in a Java of their own.
 *
 * Arguments: the folder of their sources, a folder for what is compiled, and what JMH is told. The class path is the
 * program's and JMH's.
 */
final class MicroBenchmarks {

    public static void main(String[] arguments) throws Exception {
        var sources = Path.of(arguments[0]);
        var compiled = Files.createDirectories(Path.of(arguments[1]));
        var classPath = System.getProperty("java.class.path");
        compile(sources, compiled, classPath);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow", "-cp", compiled + File.pathSeparator + classPath,
                "org.openjdk.jmh.Main"));
        command.addAll(List.of(arguments).subList(2, arguments.length));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private static void compile(Path sources, Path compiled, String classPath) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null); var all = Files.walk(sources)) {
            var java = all.filter(it -> it.toString().endsWith(".java")).toList();
            var options = List.of("-d", compiled.toString(), "-cp", classPath, "-proc:full", "-nowarn",
                    "-processor", "org.openjdk.jmh.generators.BenchmarkProcessor");
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java)).call()) {
                throw new IllegalStateException("The benchmarks do not compile");
            }
        }
    }
}
