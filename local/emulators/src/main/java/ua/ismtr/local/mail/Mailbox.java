package ua.ismtr.local.mail;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The mails that were taken, in a file with a line for each, oldest first. What was kept stays, also when the process is
 * killed; of a line that was being written then, nothing does.
 */
public final class Mailbox {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;

    /** Where each line begins, and where the last one ends. */
    private final List<Long> starts = new ArrayList<>(List.of(0L));

    private Mailbox(Path file) {
        this.file = file;
    }

    /** The mailbox in this file, which is made if it is not there. */
    public static Mailbox open(Path file) {
        Mailbox mailbox = new Mailbox(file);
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            mailbox.index();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep mails in " + file, e);
        }
        return mailbox;
    }

    private void index() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] buffer = new byte[1 << 16];
            long position = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        starts.add(position + i + 1);
                    }
                }
                position += read;
            }
            content.setLength(starts.getLast());
        }
    }

    /** Keeps the mail. */
    public synchronized void keep(SentMail mail) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] line = (JSON.writeValueAsString(mail) + "\n").getBytes(StandardCharsets.UTF_8);
            content.seek(starts.getLast());
            content.write(line);
            starts.add(starts.getLast() + line.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a mail in " + file, e);
        }
    }

    public synchronized int size() {
        return starts.size() - 1;
    }

    /** The mail of this number, from 0 for the oldest. */
    public Optional<SentMail> mail(int number) {
        if (number < 0 || number >= size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line(number), SentMail.class));
        } catch (IOException e) {
            throw new UncheckedIOException("A mail in " + file + " is damaged", e);
        }
    }

    /** Writes all mails, oldest first, as a list in JSON; they may be more than fit in memory. */
    public void writeJson(OutputStream target) throws IOException {
        int mails = size();
        target.write('[');
        for (int number = 0; number < mails; number++) {
            byte[] line = line(number);
            target.write(line, 0, line.length - 1);
            target.write(number == mails - 1 ? ' ' : ',');
        }
        target.write(']');
    }

    private synchronized byte[] line(int number) throws IOException {
        long from = starts.get(number);
        long to = starts.get(number + 1);
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            content.seek(from);
            content.readFully(bytes);
            return bytes;
        }
    }
}
