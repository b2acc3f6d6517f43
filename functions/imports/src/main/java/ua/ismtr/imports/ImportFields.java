package ua.ismtr.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua.ismtr.http.JsonFields;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.requests.Import;
import ua.ismtr.requests.RequestId;
import ua.ismtr.requests.Status;
import ua.ismtr.requests.Submission;
import ua.ismtr.requests.SubmissionFields;

/** Reads a row of an import: the fields of a webhook, the letter's own number, and what became of it if that is known. */
final class ImportFields {
    private static final int LONGEST_REFERENCE = 200;

    private ImportFields() {}

    static Import read(JsonFields fields, Instant now) {
        String externalRef = fields.line("/externalRef", LONGEST_REFERENCE);
        Submission submission = SubmissionFields.read(fields, "", RequestId.ofImport(externalRef), now);
        Optional<Status> status = fields.optional("/status", ImportFields::lasting, "planned, delivered or declined");
        @Nullable LocalDate statusDate = fields.day("/statusDate");
        if (status.isPresent() && statusDate == null && fields.isAbsent("/statusDate")) {
            fields.refuse("/statusDate", "must say since when it is " + status.get());
        }
        if (status.isEmpty() && !fields.isAbsent("/statusDate") && fields.isAbsent("/status")) {
            fields.refuse("/statusDate", "must not be given without a status");
        }
        if (statusDate != null && statusDate.isAfter(Kyiv.day(now))) {
            fields.refuse("/statusDate", "must not be in the future");
        }
        return new Import(submission, externalRef, status.orElse(null), statusDate);
    }

    private static Optional<Status> lasting(String id) {
        return Status.of(id)
                .filter(status -> status == Status.PLANNED || status == Status.DELIVERED || status == Status.DECLINED);
    }
}
