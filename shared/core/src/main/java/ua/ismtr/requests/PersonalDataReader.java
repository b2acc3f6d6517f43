package ua.ismtr.requests;

import java.time.Instant;
import java.util.Optional;
import ua.ismtr.requests.PersonalData.Original;

/** Reads personal data. Who does so notes each look in the audit log. */
public interface PersonalDataReader {
    /** Who wrote this request and how, if the retention time is not over at this time. */
    Optional<Original> find(RequestId id, Instant now);
}
