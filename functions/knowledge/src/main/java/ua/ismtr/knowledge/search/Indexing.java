package ua.ismtr.knowledge.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** Makes indexes, and files of them. */
public final class Indexing {
    private static final int FREQUENT_PAIR = 5;
    private static final int MEGABYTES_BEFORE_FLUSH = 64;

    private final Reader reader;

    public Indexing(Reader reader) {
        this.reader = reader;
    }

    /**
     * The index of these entries as one file.
     *
     * @param asOf when their reading began: what changed since may be missing in it
     */
    public byte[] file(List<Entry> entries, Instant asOf) {
        Set<String> frequent = frequentPairs(entries);
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(MEGABYTES_BEFORE_FLUSH);
            config.setMergeScheduler(new SerialMergeScheduler()).setUseCompoundFile(false);
            write(directory, config, entries, frequent, Optional.of(asOf));
            return packed(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small index of entries that an index lacks. */
    Directory small(List<Entry> entries) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            write(
                    directory,
                    new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE),
                    entries,
                    Set.of(),
                    Optional.empty());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index in a file that {@link #file} made. */
    static Directory unpacked(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                try (IndexOutput output = directory.createOutput(entry.getName(), IOContext.DEFAULT)) {
                    output.writeBytes(bytes, bytes.length);
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Directory directory) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(1);
            for (String name : directory.listAll()) {
                try (IndexInput input = directory.openInput(name, IOContext.DEFAULT)) {
                    byte[] bytes = new byte[Math.toIntExact(input.length())];
                    input.readBytes(bytes, 0, bytes.length);
                    ZipEntry entry = new ZipEntry(name);
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
        }
        return file.toByteArray();
    }

    private void write(
            Directory directory,
            IndexWriterConfig config,
            List<Entry> entries,
            Set<String> frequent,
            Optional<Instant> asOf)
            throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, config.setSimilarity(SearchIndex.SIMILARITY))) {
            for (Entry entry : entries) {
                List<Token> tokens = tokens(entry);
                Set<String> pairs = pairs(tokens);
                pairs.retainAll(frequent);
                writer.addDocument(IndexFields.document(
                        entry, tokens, reader.tokens(entry.place()), pairs, reader.subjects(subject(entry))));
            }
            writer.forceMerge(1);
            asOf.ifPresent(time -> writer.setLiveCommitData(
                    Map.of(SearchIndex.AS_OF, time.toString()).entrySet()));
        }
    }

    /** What says what an entry is about: the title of a request is only the name of a centre. */
    private static String subject(Entry entry) {
        return entry.kind() == Kind.REQUEST ? entry.text() : entry.title() + "\n" + entry.text();
    }

    private List<Token> tokens(Entry entry) {
        List<Token> text = reader.tokens(entry.text());
        if (entry.kind() == Kind.REQUEST) {
            return text;
        }
        List<Token> title = reader.tokens(entry.title());
        return Stream.of(title, title, text).flatMap(List::stream).toList();
    }

    private Set<String> frequentPairs(List<Entry> entries) {
        Map<String, Integer> counts = new HashMap<>();
        entries.stream()
                .filter(Entry::counted)
                .forEach(entry -> pairs(tokens(entry)).forEach(pair -> counts.merge(pair, 1, Integer::sum)));
        counts.values().removeIf(count -> count < FREQUENT_PAIR);
        return counts.keySet();
    }

    /** The words that say something and follow each other. */
    private static Set<String> pairs(List<Token> tokens) {
        List<String> words = new ArrayList<>();
        tokens.stream().filter(token -> !token.common()).map(Token::lemma).forEach(words::add);
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.get(i - 1) + " " + words.get(i));
        }
        return pairs;
    }
}
