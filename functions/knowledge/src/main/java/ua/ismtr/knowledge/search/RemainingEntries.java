package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A part of an index in which some entries are as if they were deleted. */
final class RemainingEntries extends FilterLeafReader {
    private final FixedBitSet remaining;

    private RemainingEntries(LeafReader part, FixedBitSet remaining) {
        super(part);
        this.remaining = remaining;
    }

    /** The parts of an index, which has no deleted entries itself, without those of these ids. */
    static List<LeafReader> of(IndexReader index, Set<String> without) throws IOException {
        List<LeafReader> parts = new ArrayList<>();
        for (LeafReaderContext leaf : index.leaves()) {
            LeafReader part = leaf.reader();
            FixedBitSet remaining = new FixedBitSet(part.maxDoc());
            remaining.set(0, part.maxDoc());
            for (String id : without) {
                PostingsEnum found = part.postings(new Term(IndexFields.ID, id), PostingsEnum.NONE);
                while (found != null && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    remaining.clear(found.docID());
                }
            }
            parts.add(new RemainingEntries(part, remaining));
        }
        return parts;
    }

    @Override
    public Bits getLiveDocs() {
        return remaining;
    }

    @Override
    public int numDocs() {
        return remaining.cardinality();
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
        return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }
}
