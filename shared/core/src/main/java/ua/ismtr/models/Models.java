package ua.ismtr.models;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The topic models that were learned from corrections, and which of them is served. */
public interface Models {
    /**
     * Which model is served.
     *
     * @param version of the served model; none, if it is the packaged one
     * @param sha256 of its bytes, in hex
     * @param basedOn version of the packaged model that it was learned beside; it is served beside that one alone
     * @param earlier versions that were served before and may be gone back to, newest last
     * @param withdrawn versions that were gone back from and are not to be published again
     * @param by who changed it: {@code training}, or {@code moderator:<sub>}
     */
    record Current(
            @Nullable String version,
            @Nullable String sha256,
            String basedOn,
            List<String> earlier,
            List<String> withdrawn,
            Instant at,
            String by) {

        /** Whether a published model is served where this one is packaged; if not, the packaged one is. */
        public boolean isServedBeside(String packaged) {
            return version != null && basedOn.equals(packaged);
        }
    }

    /** What the store says now; {@code tag} changes with each change of it. */
    record Tagged(Current current, String tag) {}

    /** Longer than a training with its repetitions takes. */
    Duration LONGEST_TRAINING = Duration.ofHours(2);

    /** A line of a file of corrections, wherever it is wrong. */
    record CorrectionLine(String source, String json) {}

    /** Which model is served, unless none was published yet. */
    Optional<Tagged> current();

    /**
     * Makes this the served model, if nobody changed it since {@code before} was read.
     *
     * @return whether it was done
     */
    boolean makeCurrent(Current next, Optional<Tagged> before);

    /**
     * Notes that a training is asked for, unless one is under way already. A note that nobody took back is forgotten after
     * {@link #LONGEST_TRAINING}.
     *
     * @param by who asks: {@code schedule}, or {@code moderator:<sub>}
     * @return false if another is under way
     */
    boolean beginTraining(String by, Instant at);

    /** Takes the note back. */
    void endTraining();

    /** The bytes of a model, if there is one of this version. */
    Optional<byte[]> model(String version);

    /** Keeps a model; keeping the same again changes nothing. */
    void keep(String version, byte[] model);

    /** Keeps what was found of a version, as JSON, unless something was kept before: of two who found it at once the first is heard. */
    void keepReport(String version, String json);

    /** Keeps what was found of a version by the one who published it, whatever was kept before. */
    void replaceReport(String version, String json);

    /** What was found of a version, if it was kept. */
    Optional<String> report(String version);

    /** The versions that there are reports of, in alphabetical order. */
    List<String> versions();

    /** Keeps corrections without personal data, a line of JSON each; the same once more changes nothing. */
    void keepCorrections(String jsonLines);

    /** The lines of the files of corrections in the order of the files' names. */
    Stream<CorrectionLine> corrections();
}
