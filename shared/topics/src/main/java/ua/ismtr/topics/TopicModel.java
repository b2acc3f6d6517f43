package ua.ismtr.topics;

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
 * What was learned from the corpus, at one byte a weight.
 *
 * <p>As bytes: the magic number, the parts in the order of the fields, and at the end the SHA-256 of all before it. The first ten hex digits of that
 * checksum are the version, so the same corpus and trainer give the same version.
 */
public final class TopicModel {
    private static final int MAGIC = 0x49544d32;
    private static final int CHECKSUM_LENGTH = 32;
    private static final float RARITY_SCALE = 1 / 32f;
    private static final String PACKAGED = "topics.model";

    private final byte[] bytes;
    private final String version;
    private final List<TopicId> labels;
    private final float[] scales;
    private final float[] biases;
    private final float styleScale;
    private final float styleBias;
    private final Decision decision;
    private final float[] rarity;
    private final int styleStart;
    private final int weightsStart;

    private TopicModel(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM_LENGTH);
        byte[] checksum = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM_LENGTH, bytes.length);
        if (in.getInt() != MAGIC || !MessageDigest.isEqual(checksum, checksum(bytes))) {
            throw new IllegalArgumentException("Not a topic model, or a damaged one");
        }
        this.version = HexFormat.of().formatHex(checksum, 0, 5);
        byte[] names = new byte[in.getInt()];
        in.get(names);
        this.labels = new String(names, StandardCharsets.US_ASCII).lines().map(TopicId::new).toList();
        this.scales = floats(in, labels.size());
        this.biases = floats(in, labels.size());
        this.styleScale = in.getFloat();
        this.styleBias = in.getFloat();
        double[] parameters = new double[Decision.PARAMETERS];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = in.getDouble();
        }
        this.decision = Decision.of(parameters);
        this.rarity = new float[Features.ROWS];
        for (int row = 0; row < rarity.length; row++) {
            rarity[row] = in.get() * RARITY_SCALE;
        }
        this.styleStart = in.position();
        this.weightsStart = styleStart + Features.STYLE_ROWS;
        if (in.remaining() != Features.STYLE_ROWS + Features.ROWS * labels.size()) {
            throw new IllegalArgumentException("A topic model of another size");
        }
    }

    /** The model that was packaged with these classes. */
    public static TopicModel packaged() {
        try (InputStream in =
                Objects.requireNonNull(TopicModel.class.getResourceAsStream(PACKAGED), "no packaged model")) {
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

    /** A model of learned weights, for labels in the order of the weights. */
    public static TopicModel of(List<TopicId> labels, Weights weights, Decision decision) {
        byte[] names = String.join("\n", labels.stream().map(TopicId::value).toList()).getBytes(StandardCharsets.US_ASCII);
        int size = labels.size();
        ByteBuffer out = ByteBuffer.allocate(4 * Integer.BYTES
                + names.length
                + 2 * size * Float.BYTES
                + Decision.PARAMETERS * Double.BYTES
                + Features.ROWS * (size + 1)
                + Features.STYLE_ROWS
                + CHECKSUM_LENGTH);
        out.putInt(MAGIC).putInt(names.length).put(names);
        float[] scales = new float[size];
        for (int i = 0; i < weights.topical().length; i++) {
            scales[i % size] = Math.max(scales[i % size], Math.abs(weights.topical()[i]) / Byte.MAX_VALUE);
        }
        putAll(out, scales);
        putAll(out, weights.biases());
        float styleScale = Weights.largest(weights.style()) / Byte.MAX_VALUE;
        out.putFloat(styleScale).putFloat(weights.styleBias());
        for (double parameter : decision.parameters()) {
            out.putDouble(parameter);
        }
        for (float rarity : weights.rarity()) {
            out.put((byte) Math.min(Byte.MAX_VALUE, Math.round(rarity / RARITY_SCALE)));
        }
        for (float weight : weights.style()) {
            out.put((byte) Math.round(weight / styleScale));
        }
        for (int i = 0; i < weights.topical().length; i++) {
            out.put((byte) Math.round(weights.topical()[i] / Math.max(scales[i % size], Float.MIN_NORMAL)));
        }
        out.put(checksum(out.array()));
        return new TopicModel(out.array());
    }

    /** The same weights with another decision. */
    public TopicModel with(Decision other) {
        byte[] model = bytes.clone();
        ByteBuffer out = ByteBuffer.wrap(model);
        out.position(styleStart - Features.ROWS - Decision.PARAMETERS * Double.BYTES);
        for (double parameter : other.parameters()) {
            out.putDouble(parameter);
        }
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

    /** The topics and special labels, in the order of the scores. */
    public List<TopicId> labels() {
        return labels;
    }

    /** How scores become topics. */
    public Decision decision() {
        return decision;
    }

    /** What the weights say of these features. */
    public Scores scores(Features features) {
        float[] scores = new float[labels.size()];
        add(scores, features.words(), Weights.values(features.words(), rarity, Weights.WORDS_SHARE));
        add(scores, features.grams(), Weights.values(features.grams(), rarity, 1));
        for (int label = 0; label < scores.length; label++) {
            scores[label] = scores[label] * scales[label] + biases[label];
        }
        int style = 0;
        for (int feature : features.style()) {
            style += bytes[styleStart + feature];
        }
        return new Scores(scores, style * styleScale * Weights.styleValue(features.style().length) + styleBias);
    }

    /** How much these features of one word speak for each label, whatever the rest of the text is. */
    float[] contributions(Features word) {
        float[] sums = new float[labels.size()];
        add(sums, word.words(), rarities(word.words(), Weights.WORDS_SHARE));
        add(sums, word.grams(), rarities(word.grams(), 1));
        return sums;
    }

    private float[] rarities(int[] features, float share) {
        float[] values = new float[features.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rarity[features[i]] * share;
        }
        return values;
    }

    private void add(float[] scores, int[] features, float[] values) {
        for (int i = 0; i < features.length; i++) {
            int row = weightsStart + features[i] * scores.length;
            float value = values[i];
            for (int label = 0; label < scores.length; label++) {
                scores[label] += bytes[row + label] * value;
            }
        }
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.getFloat();
        }
        return floats;
    }

    private static void putAll(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
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
