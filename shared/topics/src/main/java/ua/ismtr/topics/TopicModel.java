package ua.ismtr.topics;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import ua.ismtr.domain.TopicId;

/**
 * What was learned from the corpus: for each feature and label one byte of weight.
 *
 * <p>As bytes: the magic number, the parts in the order of the fields, and at the end the SHA-256 of all before it. The first ten hex digits of that
 * checksum are the version, so the same corpus and trainer give the same version.
 */
public final class TopicModel {
    private static final int MAGIC = 0x49544d31;
    private static final int CHECKSUM_LENGTH = 32;
    private static final String PACKAGED = "topics.model";

    private final String version;
    private final List<TopicId> labels;
    private final Features features;
    private final byte[] weights;
    private final float[] scales;
    private final float[] biases;
    private final Decision decision;
    private final byte[] bytes;

    private TopicModel(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM_LENGTH);
        byte[] checksum = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM_LENGTH, bytes.length);
        if (in.getInt() != MAGIC || !MessageDigest.isEqual(checksum, checksum(bytes))) {
            throw new IllegalArgumentException("Not a topic model, or a damaged one");
        }
        byte[] names = new byte[in.getInt()];
        in.get(names);
        this.version = HexFormat.of().formatHex(checksum, 0, 5);
        this.labels = new String(names, StandardCharsets.US_ASCII).lines().map(TopicId::new).toList();
        int bits = in.getInt();
        this.features = new Features(bits);
        this.scales = floats(in, labels.size());
        this.biases = floats(in, labels.size());
        this.decision = new Decision(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble());
        this.weights = new byte[labels.size() << bits];
        in.get(weights);
    }

    /** The model that was packaged with these classes. */
    public static TopicModel packaged() {
        try (InputStream in = Objects.requireNonNull(TopicModel.class.getResourceAsStream(PACKAGED), "no packaged model")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The model that {@link #bytes()} gave.
     *
     * @throws IllegalArgumentException if the bytes are damaged or of another kind
     */
    public static TopicModel read(byte[] bytes) {
        try {
            return new TopicModel(bytes.clone());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("Not a topic model, or a damaged one", e);
        }
    }

    /**
     * A model of learned weights.
     *
     * @param weights for each label, the weight of each of the 2^bits features
     */
    public static TopicModel of(List<TopicId> labels, int bits, float[][] weights, float[] biases, Decision decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] names = String.join("\n", labels.stream().map(TopicId::value).toList()).getBytes(StandardCharsets.US_ASCII);
            out.writeInt(MAGIC);
            out.writeInt(names.length);
            out.write(names);
            out.writeInt(bits);
            float[] scales = new float[labels.size()];
            for (int label = 0; label < scales.length; label++) {
                float largest = 1e-9f;
                for (float weight : weights[label]) {
                    largest = Math.max(largest, Math.abs(weight));
                }
                scales[label] = largest / Byte.MAX_VALUE;
                out.writeFloat(scales[label]);
            }
            for (float bias : biases) {
                out.writeFloat(bias);
            }
            for (double parameter : decision.parameters()) {
                out.writeDouble(parameter);
            }
            for (int feature = 0; feature < 1 << bits; feature++) {
                for (int label = 0; label < scales.length; label++) {
                    out.writeByte(Math.round(weights[label][feature] / scales[label]));
                }
            }
            out.write(new byte[CHECKSUM_LENGTH]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] model = bytes.toByteArray();
        System.arraycopy(checksum(model), 0, model, model.length - CHECKSUM_LENGTH, CHECKSUM_LENGTH);
        return new TopicModel(model);
    }

    /** Tells models apart; the same for the same bytes. */
    public String version() {
        return version;
    }

    /** The model as it is stored. */
    public byte[] bytes() {
        return bytes.clone();
    }

    List<TopicId> labels() {
        return labels;
    }

    Decision decision() {
        return decision;
    }

    /** How much each label fits the words; above zero is more likely than not. */
    public float[] scores(List<Word> words) {
        int[] found = features.of(words);
        int[] sums = sums(found);
        float length = (float) Math.sqrt(Math.max(1, found.length));
        float[] scores = new float[sums.length];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = sums[label] * scales[label] / length + biases[label];
        }
        return scores;
    }

    /** How much one word of a text speaks for each label, comparable between words of one label only. */
    int[] sums(List<Word> words, int index) {
        return sums(features.of(words, index));
    }

    private int[] sums(int[] found) {
        int size = labels.size();
        int[] sums = new int[size];
        for (int feature : found) {
            int row = feature * size;
            for (int label = 0; label < size; label++) {
                sums[label] += weights[row + label];
            }
        }
        return sums;
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.getFloat();
        }
        return floats;
    }

    private static byte[] checksum(byte[] model) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(model, 0, model.length - CHECKSUM_LENGTH);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
