package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankFiles.Problem.NEWER;
import static bank.eventsourced.eventstore.BankFiles.Problem.NOT_A_BACKUP;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.wording.Sentence;

/** What a backup states of itself: a text file that is written last, so that a backup without it was never completed. */
record Manifest(Instant takenAt, String program, List<Head> heads, Map<String, String> figures,
        List<FileMark> files) {

    static final String NAME = "backup.properties";

    private static final int FORMAT = 1;
    private static final Pattern FILE_NAME = Pattern.compile("bank\\.[a-z]{1,20}");
    private static final String COMMENT = " A whole backup of an event-sourced bank; restored by: restore FOLDER";

    long bytes() {
        return files.stream().mapToLong(FileMark::bytes).sum();
    }

    BankCopy in(Path folder) {
        return new BankCopy(folder, takenAt, program, heads, figures, bytes());
    }

    /** Writes it and waits until it is on the disk. */
    void write(Path file) throws IOException {
        write(lines(), file);
    }

    static void write(Properties lines, Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            lines.store(writer, COMMENT);
        }
        PrivateFiles.restrict(List.of(file));
        PrivateFiles.force(file);
    }

    Properties lines() {
        var lines = new Properties();
        lines.setProperty("format", Integer.toString(FORMAT));
        lines.setProperty("taken-at", takenAt.toString());
        lines.setProperty("program", program);
        heads.forEach(head -> lines.setProperty("log." + head.log(), head.position() + " " + head.hash()));
        figures.forEach((name, value) -> lines.setProperty("figure." + name, value));
        files.forEach(mark -> lines.setProperty("file." + mark.name(), mark.bytes() + " " + mark.sha256()));
        lines.setProperty("entries", Integer.toString(heads.size() + figures.size() + files.size()));
        return lines;
    }

    /** Reads the manifest of a backup. */
    static Manifest of(Path backup) throws IOException {
        var file = backup.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BackupTrouble(NOT_A_BACKUP, notABackup(backup));
        }
        return read(file);
    }

    /** Whoever names the folder of all backups meant one of them. */
    private static Sentence notABackup(Path backup) throws IOException {
        if (!Files.isDirectory(backup)) {
            return Sentence.of("There is no folder %s. Name the folder of a backup; nothing was changed.", backup);
        }
        try (var below = Files.list(backup)) {
            return below.filter(it -> Files.isRegularFile(it.resolve(NAME)))
                    .max(Path::compareTo)
                    .map(newest -> Sentence.of("""
                            The folder %s holds backups but is none itself. Name one of them, such as %s; nothing was \
                            changed.""", backup, newest.getFileName()))
                    .orElseGet(() -> Sentence.of("""
                            The folder %s is not a whole backup of a bank: it has no file %s. Choose another one; \
                            nothing was changed.""", backup, NAME));
        }
    }

    private static Manifest read(Path file) throws IOException {
        try {
            var lines = load(file);
            requireFormat(lines, file);
            return of(lines);
        } catch (IllegalArgumentException | DateTimeException | CharacterCodingException damaged) {
            throw new BackupTrouble(NOT_A_BACKUP,
                    Sentence.of(
                            "The file %s is not the manifest of a backup (%s). Choose another backup; nothing was changed.",
                            file, Sentence.saidBy(damaged)),
                    damaged);
        }
    }

    static Properties load(Path file) throws IOException {
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        return lines;
    }

    private static void requireFormat(Properties lines, Path file) {
        var format = Integer.parseInt(required(lines, "format"));
        if (format > FORMAT) {
            throw new BackupTrouble(NEWER, Sentence.of("""
                    The backup %s was made by a later version of this program (%s). Use that version to restore it; \
                    nothing was changed.""", String.valueOf(file.getParent()),
                    lines.getProperty("program", "unknown")));
        }
    }

    /** @throws IllegalArgumentException or {@link DateTimeException} if the lines are not those of a manifest */
    static Manifest of(Properties lines) {
        var heads = new ArrayList<Head>();
        var figures = new TreeMap<String, String>();
        var files = new ArrayList<FileMark>();
        for (var name : lines.stringPropertyNames().stream().sorted().toList()) {
            var value = lines.getProperty(name);
            if (name.startsWith("log.")) {
                heads.add(head(name.substring("log.".length()), value));
            } else if (name.startsWith("figure.")) {
                figures.put(name.substring("figure.".length()), value);
            } else if (name.startsWith("file.")) {
                files.add(file(name.substring("file.".length()), value));
            }
        }
        if (heads.size() + figures.size() + files.size() != Integer.parseInt(required(lines, "entries"))) {
            throw new IllegalArgumentException("lines are missing");
        }
        return new Manifest(Instant.parse(required(lines, "taken-at")), required(lines, "program"),
                List.copyOf(heads), figures, List.copyOf(files));
    }

    private static Head head(String log, String value) {
        var words = words(value);
        return new Head(log, Long.parseLong(words[0]), EventHash.of(HexFormat.of().parseHex(words[1])));
    }

    private static FileMark file(String name, String value) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("it names a file that no bank has: " + name);
        }
        var words = words(value);
        return new FileMark(name, Long.parseLong(words[0]), words[1]);
    }

    private static String[] words(String value) {
        var words = value.split(" ", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException("two words are needed, not: " + value);
        }
        return words;
    }

    private static String required(Properties lines, String name) {
        var value = lines.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no line " + name);
        }
        return value;
    }
}
