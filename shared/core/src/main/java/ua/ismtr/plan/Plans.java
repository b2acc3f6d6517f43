package ua.ismtr.plan;

import java.util.Optional;
import ua.ismtr.aws.Clients;

/** The newest plan for the whole country, and the need that it was made for. */
public interface Plans {
    /** Those in this bucket. */
    static Plans in(Clients clients, String bucket) {
        return new S3Plans(clients.s3(), bucket);
    }

    /** The need as it was read last. */
    Optional<OpenNeed> need();

    /** The plan of ten events of any format for that need. */
    Optional<Plan> plan();

    /** Keeps a need and its plan, each in place of the one before. */
    void keep(OpenNeed need, Plan plan);
}
