package ua.ismtr.modelsapi;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.models.Models.Tagged;
import ua.ismtr.reference.Hash;

/** Goes back to the model that was served before. */
final class Rollback {
    private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

    private final Models models;
    private final String packaged;
    private final Clock clock;

    /**
     * @param packaged version of the packaged model
     */
    Rollback(Models models, String packaged, Clock clock) {
        this.models = models;
        this.packaged = packaged;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** The state from now on; the packaged model is served if it names no version. */
    record Done(Current current) implements Outcome {}

    /** The packaged model is served already: there is nothing to go back from. */
    record NothingPublished() implements Outcome {}

    /** Somebody published at the same moment: look again before going back. */
    record Overtaken() implements Outcome {}

    /**
     * Serves the newest of the earlier models that is whole, else the packaged one; the served one is withdrawn.
     *
     * @param possible hears what is served, where there is something to go back from, before anything is done
     */
    Outcome goBack(String by, Consumer<Current> possible) {
        Optional<Tagged> before = models.current();
        if (before.isEmpty() || !before.get().current().isServedBeside(packaged)) {
            return new NothingPublished();
        }
        Current now = before.get().current();
        possible.accept(now);
        List<String> earlier = new ArrayList<>(now.earlier());
        @Nullable String version = null;
        @Nullable String sha256 = null;
        while (version == null && !earlier.isEmpty()) {
            String candidate = earlier.removeLast();
            Optional<byte[]> bytes = models.model(candidate);
            if (bytes.isPresent()) {
                version = candidate;
                sha256 = Hash.hex(bytes.get());
            }
        }
        List<String> withdrawn = new ArrayList<>(now.withdrawn());
        withdrawn.add(String.valueOf(now.version()));
        Current next = new Current(version, sha256, now.basedOn(), earlier, withdrawn, clock.instant(), by);
        if (!models.makeCurrent(next, before)) {
            return new Overtaken();
        }
        LOG.info("{} went back from {} to {}", by, now.version(), version == null ? "the packaged model" : version);
        return new Done(next);
    }
}
