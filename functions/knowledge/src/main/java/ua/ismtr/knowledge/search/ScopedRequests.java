package ua.ismtr.knowledge.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;

/** The requests of a scope that count, those of its topic and those of the others. */
final class ScopedRequests {
    private final IndexReader index;
    private final BitSet topic = new BitSet();
    private final BitSet others = new BitSet();
    private final int[] centers;
    private final long[] people;
    private final long[] days;

    private ScopedRequests(IndexReader index) {
        this.index = index;
        this.centers = new int[index.maxDoc()];
        this.people = new long[index.maxDoc()];
        this.days = new long[index.maxDoc()];
    }

    static ScopedRequests of(IndexReader index, Terms.Scope scope) throws IOException {
        ScopedRequests requests = new ScopedRequests(index);
        NumericDocValues counted = MultiDocValues.getNumericValues(index, IndexFields.COUNTED);
        NumericDocValues days = MultiDocValues.getNumericValues(index, IndexFields.DAY);
        NumericDocValues people = MultiDocValues.getNumericValues(index, IndexFields.PEOPLE);
        SortedDocValues centers = MultiDocValues.getSortedValues(index, IndexFields.CENTER);
        SortedSetDocValues regions = MultiDocValues.getSortedSetValues(index, IndexFields.REGION);
        SortedSetDocValues topics = MultiDocValues.getSortedSetValues(index, IndexFields.TOPIC);
        if (counted == null || days == null || people == null || centers == null || regions == null || topics == null) {
            return requests;
        }
        Bits remaining = MultiBits.getLiveDocs(index);
        for (int document = 0; document < index.maxDoc(); document++) {
            if ((remaining != null && !remaining.get(document))
                    || !counted.advanceExact(document)
                    || counted.longValue() == 0
                    || !days.advanceExact(document)
                    || !people.advanceExact(document)
                    || !centers.advanceExact(document)) {
                continue;
            }
            boolean seen = scope.regions().isEmpty();
            if (!seen && regions.advanceExact(document)) {
                seen = scope.regions()
                        .contains(regions.lookupOrd(regions.nextOrd()).utf8ToString());
            }
            long day = days.longValue();
            if (seen && day >= scope.from().toEpochDay() && day <= scope.to().toEpochDay()) {
                (has(topics, document, scope.topic()) ? requests.topic : requests.others).set(document);
                requests.centers[document] = centers.ordValue();
                requests.people[document] = people.longValue();
                requests.days[document] = day;
            }
        }
        return requests;
    }

    private static boolean has(SortedSetDocValues values, int document, String wanted) throws IOException {
        if (values.advanceExact(document)) {
            for (int i = 0; i < values.docValueCount(); i++) {
                if (values.lookupOrd(values.nextOrd()).utf8ToString().equals(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    int inTopic(int[] documents) {
        return (int) IntStream.of(documents).filter(topic::get).count();
    }

    int inOthers(int[] documents) {
        return (int) IntStream.of(documents).filter(others::get).count();
    }

    /** How many centres asked in those of the documents that are of the topic. */
    int centers(int[] documents) {
        return (int) IntStream.of(documents)
                .filter(topic::get)
                .map(document -> centers[document])
                .distinct()
                .count();
    }

    long people(int[] documents) {
        return IntStream.of(documents).mapToLong(document -> people[document]).sum();
    }

    /** The newest of the topic, the newest first; of a day, in the order of their ids, which never changes. */
    int[] newest(int limit) throws IOException {
        Map<Integer, String> ids = new TreeMap<>();
        for (int document = topic.nextSetBit(0); document >= 0; document = topic.nextSetBit(document + 1)) {
            ids.put(document, id(document));
        }
        return ids.keySet().stream()
                .sorted(Comparator.comparingLong((Integer document) -> days[document])
                        .reversed()
                        .thenComparing(document -> ids.getOrDefault(document, "")))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The names of the centres of the topic, by code; each is the title of its newest request. */
    Map<String, String> centerNames() throws IOException {
        Map<Integer, Integer> newest = new TreeMap<>();
        for (int document = topic.nextSetBit(0); document >= 0; document = topic.nextSetBit(document + 1)) {
            newest.merge(centers[document], document, (one, other) -> days[one] > days[other] ? one : other);
        }
        SortedDocValues codes = MultiDocValues.getSortedValues(index, IndexFields.CENTER);
        Map<String, String> names = new TreeMap<>();
        for (int document : newest.values()) {
            String name = index.storedFields().document(document).get(IndexFields.TITLE);
            if (codes != null && name != null) {
                names.put(codes.lookupOrd(centers[document]).utf8ToString(), name);
            }
        }
        return names;
    }

    String id(int document) throws IOException {
        return index.storedFields().document(document).get(IndexFields.ID);
    }
}
