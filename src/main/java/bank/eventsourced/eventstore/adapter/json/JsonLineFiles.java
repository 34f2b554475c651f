package bank.eventsourced.eventstore.adapter.json;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.application.LineFiles;

/** Files of JSON lines. */
@Component
class JsonLineFiles implements LineFiles {

    private static final int BUFFER = 1 << 16;

    @Override
    public Unfinished begin(Path file) {
        return trying(() -> new UnfinishedFile(file.toAbsolutePath()));
    }

    @Override
    public Reading open(Path file) {
        return trying(() -> new OpenFile(file));
    }

    private static <T> T trying(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Something that a disk may refuse. */
    @FunctionalInterface
    private interface Attempt<T> {

        T make() throws IOException;
    }

    /** A file under a temporary name beside its place. */
    private static final class UnfinishedFile implements Unfinished {

        private final Path place;
        private final Path temporary;
        private final BufferedWriter writer;

        UnfinishedFile(Path place) throws IOException {
            this.place = place;
            var folder = place.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new NoSuchFileException(String.valueOf(folder));
            }
            temporary = Files.createTempFile(folder, "." + place.getFileName() + ".", ".part");
            writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
        }

        @Override
        public void write(String line) {
            trying(() -> writer.append(line).append('\n'));
        }

        @Override
        public void complete() {
            trying(() -> {
                writer.close();
                try {
                    return Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
                } catch (AtomicMoveNotSupportedException elsewhere) {
                    return Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
                }
            });
        }

        @Override
        public void close() {
            trying(() -> {
                writer.close();
                return Files.deleteIfExists(temporary);
            });
        }
    }

    private static final class OpenFile implements Reading {

        private final InputStream bytes;
        private final long size;
        private long read;

        OpenFile(Path file) throws IOException {
            size = Files.size(file);
            bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        }

        @Override
        public Optional<String> next() {
            return trying(() -> {
                var line = new ByteArrayOutputStream(BUFFER);
                var next = bytes.read();
                if (next < 0) {
                    return Optional.empty();
                }
                while (next >= 0 && next != '\n') {
                    if (line.size() == LONGEST_LINE_BYTES) {
                        throw new IOException("longer than %d bytes".formatted(LONGEST_LINE_BYTES));
                    }
                    line.write(next);
                    next = bytes.read();
                }
                read += line.size() + 1L;
                return Optional.of(StandardCharsets.UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString());
            });
        }

        @Override
        public long read() {
            return Math.min(read, size);
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void close() {
            trying(() -> {
                bytes.close();
                return bytes;
            });
        }
    }
}
