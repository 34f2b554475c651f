import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.ContextAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What goes into the jar: the compiled program, and beside it the wiring of its beans, worked out now so that no start
 * has to. Run by the build on the JDK that compiles, which is why this is not `spring-boot:process-aot`: that one compiles
 * on Maven's own JDK.
 *
 * Arguments: the compiled program, a folder for what is generated, the folder of the jar's content. The class path is the
 * program's.
 */
final class AheadOfTime extends ContextAotProcessor {

    private AheadOfTime(Class<?> application, Settings settings) {
        super(application, settings);
    }

    public static void main(String[] arguments) throws Exception {
        var program = Path.of(arguments[0]);
        var generated = Path.of(arguments[1]);
        var content = Path.of(arguments[2]);
        new AheadOfTime(Class.forName("bank.eventsourced.BankApplication"),
                Settings.builder()
                        .sourceOutput(generated).classOutput(content).resourceOutput(content)
                        .groupId("bank.eventsourced").artifactId("event-sourced-bank")
                        .build())
                .process();
        copy(program, content);
        compile(generated, content);
        Files.writeString(content.resolve("spring.properties"), "spring.aot.enabled=true\n");
    }

    /** Goes as far as the bean definitions; nothing is created and no bank is opened. */
    @Override
    protected GenericApplicationContext prepareApplicationContext(Class<?> application) {
        try {
            SpringApplication.withHook(_ -> new SpringApplicationRunListener() {
                @Override
                public void contextLoaded(ConfigurableApplicationContext context) {
                    throw new AbandonedRunException(context);
                }
            }, () -> new SpringApplicationBuilder(application).headless(false).run());
            throw new IllegalStateException("The program was started instead of being looked at");
        } catch (AbandonedRunException looked) {
            return (GenericApplicationContext) looked.getApplicationContext();
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-XDsuppressNotes", "-d",
                classes.toString(), "-classpath", classes + System.getProperty("path.separator")
                        + System.getProperty("java.class.path")));
        try (var files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The generated wiring does not compile");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
