package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore that a crash has interrupted is completed or dropped; the bank is never a mixture. */
class RestorationTest {

    private final Restoration restoration = Encrypting.none().restoration();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void anOldBank() throws IOException {
        for (var name : List.of("bank.script", "bank.data", "last-backup.properties")) {
            Files.writeString(folder.resolve(name), "old");
        }
        Files.createDirectory(folder.resolve("restoring"));
    }

    @Test
    void aCopyThatHadNotBeenVerifiedIsDropped() throws IOException {
        arrives("bank.script");

        complete();

        assertBank("old", folder);
        assertThat(folder.resolve("restoring")).doesNotExist();
    }

    @Test
    void whatWasBeingMovedAsideGoesOnMoving() throws IOException {
        arrives("bank.script", "bank.data", "last-backup.properties");
        step("replaced-then");
        var aside = Files.createDirectory(folder.resolve("replaced-then"));
        Files.move(folder.resolve("bank.data"), aside.resolve("bank.data"));

        complete();

        assertBank("new", folder);
        assertBank("old", aside);
        assertThat(folder.resolve("restoring")).doesNotExist();
    }

    @Test
    void whatWasBeingMovedInGoesOnMoving() throws IOException {
        arrives("bank.data", "last-backup.properties");
        step("move in");
        Files.writeString(folder.resolve("bank.script"), "new");
        Files.delete(folder.resolve("bank.data"));

        assertThat(Restoration.holdsBank(folder)).isTrue();
        complete();

        assertBank("new", folder);
        assertThat(folder.resolve("restoring")).doesNotExist();
    }

    private void complete() {
        try (var taken = DataFolder.take(folder)) {
            restoration.completeInterrupted(taken);
        }
    }

    private void arrives(String... names) throws IOException {
        for (var name : names) {
            Files.writeString(folder.resolve("restoring").resolve(name), "new");
        }
    }

    private void step(String step) throws IOException {
        Files.writeString(folder.resolve("restoring/step"), step);
    }

    private static void assertBank(String content, Path in) {
        assertThat(List.of("bank.script", "bank.data", "last-backup.properties"))
                .allSatisfy(name -> assertThat(in.resolve(name)).hasContent(content));
    }
}
