package ua.ismtr.topics;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.models.Models;
import ua.ismtr.models.Models.Current;
import ua.ismtr.reference.Hash;

/**
 * The model that requests are classified with: the published one, if it was learned beside the packaged one and its bytes are whole, else the packaged one.
 * Everybody who asks what is served asks here or {@link Current#isServedBeside(String)}.
 */
public final class ServedModel {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

    private ServedModel() {}

    /** The model that is served by what the store says now. */
    public static TopicModel of(Models models, Optional<Current> current, TopicModel packaged) {
        return current.filter(one -> one.isServedBeside(packaged.version()))
                .flatMap(one -> whole(models, one))
                .orElse(packaged);
    }

    private static Optional<TopicModel> whole(Models models, Current current) {
        String version = String.valueOf(current.version());
        Optional<byte[]> bytes = models.model(version);
        if (bytes.isEmpty() || !Hash.hex(bytes.get()).equals(current.sha256())) {
            LOG.error("The published model {} is missing or damaged; publish another or go back", version);
            return Optional.empty();
        }
        try {
            return Optional.of(TopicModel.read(bytes.get())).filter(model -> version.equals(model.version()));
        } catch (IllegalArgumentException e) {
            LOG.error("The published model {} is no model; publish another or go back", version, e);
            return Optional.empty();
        }
    }
}
