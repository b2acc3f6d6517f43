package ua.ismtr.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/** The search index and the pages that are kept. */
public interface KnowledgeFiles {
    /** An index, with a tag that changes with each change of it. */
    record TaggedIndex(byte[] file, String tag) {}

    /** The newest index, if there is one and it is not the one with this tag. */
    Optional<TaggedIndex> indexUnless(Optional<String> tag);

    /** Puts an index in place of the one before. */
    void putIndex(byte[] file);

    /**
     * The page of a topic as it was on a day, if it was kept.
     *
     * @param scope the region's id, or {@code UA} for the whole country
     */
    Optional<byte[]> page(LocalDate day, String topic, String scope);

    /** Keeps a page, unless one was kept before; answers with the one that is kept. Nothing ever changes it. */
    byte[] keep(LocalDate day, String topic, String scope, byte[] page);
}
