package ua.ismtr.topics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import ua.ismtr.reference.TopicId;

/**
 * What was learned from the corpus, at one byte a weight.
 *
 * <p>As bytes: a magic number, the version, the labels, their scales and biases, the style's scale and bias, the decision, the rarity of each feature, the
 * weights of style, the weights of each feature for each label, already multiplied by its rarity, and a CRC-32 of all before it. The version is ten
 * hex digits of a SHA-256 of all that follows it, so the same corpus and trainer give the same version.
 *
 * <p>Made for a cold virtual machine, where lambdas, regular expressions and loops over the weights are dear: nothing is unpacked. A feature's weights
 * lie in a row of whole longs, eight to a long and raised by 128, so that a sum takes eight labels at a time.
 */
public final class TopicModel {
    private static final int MAGIC = 0x49544d34;
    private static final int VERSION_LENGTH = 10;
    private static final int START = Integer.BYTES + VERSION_LENGTH;
    private static final float RARITY_SCALE = 1 / 40f;
    private static final int RAISE = 128;
    private static final long EVERY_OTHER_BYTE = 0x00ff00ff00ff00ffL;
    private static final int MOST_WITHOUT_OVERFLOW = 256;

    private final byte[] bytes;
    private final String version;
    private final List<TopicId> labels = new ArrayList<>();
    private final float[] scales;
    private final float[] biases;
    private final float styleScale;
    private final float styleBias;
    private final int decisionStart;
    private final Decision decision;
    private final int rarityStart;
    private final int styleStart;
    private final int longsInRow;
    private final long[] weights;

    private TopicModel(byte[] bytes) {
        this.bytes = bytes;
        int end = bytes.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC || in.getInt(end) != checksum(bytes)) {
            throw new IllegalArgumentException("Not a topic model, or a damaged one");
        }
        this.version = new String(bytes, Integer.BYTES, VERSION_LENGTH, StandardCharsets.US_ASCII);
        in.position(START);
        int count = in.get();
        for (int label = 0; label < count; label++) {
            byte[] name = new byte[in.get()];
            in.get(name);
            labels.add(new TopicId(new String(name, StandardCharsets.US_ASCII)));
        }
        this.scales = new float[count];
        this.biases = new float[count];
        for (int label = 0; label < count; label++) {
            scales[label] = in.getFloat();
            biases[label] = in.getFloat();
        }
        this.styleScale = in.getFloat();
        this.styleBias = in.getFloat();
        this.decisionStart = in.position();
        double[] parameters = new double[Decision.PARAMETERS];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = in.getDouble();
        }
        this.decision = Decision.of(parameters);
        this.rarityStart = in.position();
        this.styleStart = rarityStart + Features.ROWS;
        this.longsInRow = longsInRow(count);
        this.weights = new long[Features.ROWS * longsInRow];
        int weightsStart = styleStart + Features.STYLE_ROWS;
        if (weightsStart + weights.length * Long.BYTES != end) {
            throw new IllegalArgumentException("A topic model of another size");
        }
        in.position(weightsStart).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(weights);
    }

    /** The model that was packaged with these classes. */
    public static TopicModel packaged() {
        return new TopicModel(PackagedModel.bytes());
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
        int size = labels.size();
        int names =
                labels.stream().mapToInt(label -> 1 + label.value().length()).sum();
        ByteBuffer out = ByteBuffer.allocate(START
                + 1
                + names
                + 2 * (size + 1) * Float.BYTES
                + Decision.PARAMETERS * Double.BYTES
                + Features.ROWS * (1 + longsInRow(size) * Long.BYTES)
                + Features.STYLE_ROWS
                + Integer.BYTES);
        out.position(START);
        out.put((byte) size);
        for (TopicId label : labels) {
            out.put((byte) label.value().length()).put(label.value().getBytes(StandardCharsets.US_ASCII));
        }
        float[] ready = weights.timesRarity();
        float[] scales = new float[size];
        for (int i = 0; i < ready.length; i++) {
            scales[i % size] = Math.max(scales[i % size], Math.abs(ready[i]) / Byte.MAX_VALUE);
        }
        for (int label = 0; label < size; label++) {
            out.putFloat(scales[label]).putFloat(weights.biases()[label]);
        }
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
        byte[] row = new byte[longsInRow(size) * Long.BYTES];
        for (int feature = 0; feature < Features.ROWS; feature++) {
            for (int label = 0; label < size; label++) {
                float weight = ready[feature * size + label] / Math.max(scales[label], Float.MIN_NORMAL);
                row[label] = (byte) (RAISE + Math.clamp(Math.round(weight), -Byte.MAX_VALUE, Byte.MAX_VALUE));
            }
            out.put(row);
        }
        return sealed(out.array());
    }

    private static int longsInRow(int labels) {
        return (labels + Long.BYTES - 1) / Long.BYTES;
    }

    /** The same weights with another decision. */
    public TopicModel with(Decision other) {
        byte[] model = bytes.clone();
        ByteBuffer out = ByteBuffer.wrap(model, decisionStart, rarityStart - decisionStart);
        for (double parameter : other.parameters()) {
            out.putDouble(parameter);
        }
        return sealed(model);
    }

    private static TopicModel sealed(byte[] model) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(model, START, model.length - START - Integer.BYTES);
            String version = HexFormat.of().formatHex(digest.digest(), 0, VERSION_LENGTH / 2);
            ByteBuffer.wrap(model).putInt(MAGIC).put(version.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer.wrap(model).putInt(model.length - Integer.BYTES, checksum(model));
            return new TopicModel(model);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
        int[] words = sums(features.words());
        int[] grams = sums(features.grams());
        float wordsShare = Weights.WORDS_SHARE / Weights.LENGTH / length(features.words());
        float gramsShare = 1 / Weights.LENGTH / length(features.grams());
        float[] scores = new float[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = (words[label] * wordsShare + grams[label] * gramsShare) * scales[label] + biases[label];
        }
        int style = 0;
        for (int feature : features.style()) {
            style += bytes[styleStart + feature];
        }
        return new Scores(scores, style * styleScale * Weights.styleValue(features.style().length) + styleBias);
    }

    /** How much these features of one word speak for a label; comparable between the words of a text only. */
    float contribution(Features word, int label) {
        return Weights.WORDS_SHARE * sum(word.words(), label) + sum(word.grams(), label);
    }

    private int sum(int[] features, int label) {
        int sum = -RAISE * features.length;
        for (int feature : features) {
            long eight = weights[feature * longsInRow + label / Long.BYTES];
            sum += (int) (eight >>> (label % Long.BYTES * Byte.SIZE)) & 0xff;
        }
        return sum;
    }

    /** The sums of the rows of these features, a label each. */
    private int[] sums(int[] features) {
        int[] sums = new int[longsInRow * Long.BYTES];
        Arrays.fill(sums, -RAISE * features.length);
        for (int column = 0; column < longsInRow; column++) {
            long even = 0;
            long odd = 0;
            for (int i = 0; i < features.length; i++) {
                long eight = weights[features[i] * longsInRow + column];
                even += eight & EVERY_OTHER_BYTE;
                odd += (eight >>> Byte.SIZE) & EVERY_OTHER_BYTE;
                if (i % MOST_WITHOUT_OVERFLOW == MOST_WITHOUT_OVERFLOW - 1) {
                    addLanes(sums, column * Long.BYTES, even, odd);
                    even = 0;
                    odd = 0;
                }
            }
            addLanes(sums, column * Long.BYTES, even, odd);
        }
        return sums;
    }

    private static void addLanes(int[] sums, int from, long even, long odd) {
        for (int lane = 0; lane < Long.BYTES / 2; lane++) {
            sums[from + 2 * lane] += (int) (even >>> (lane * Short.SIZE)) & 0xffff;
            sums[from + 2 * lane + 1] += (int) (odd >>> (lane * Short.SIZE)) & 0xffff;
        }
    }

    /** The length of a text's vector of features, each as long as it is rare. */
    private float length(int[] features) {
        int square = 1;
        for (int feature : features) {
            int rarity = bytes[rarityStart + feature];
            square += rarity * rarity;
        }
        return RARITY_SCALE * (float) Math.sqrt(square);
    }

    private static int checksum(byte[] model) {
        CRC32 checksum = new CRC32();
        checksum.update(model, 0, model.length - Integer.BYTES);
        return (int) checksum.getValue();
    }
}
