package ua.ismtr.moderation;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.ismtr.requests.StoredRequest;
import ua.ismtr.requests.StoredTexts;
import ua.ismtr.requests.StoredTexts.Page;
import ua.ismtr.requests.StoredTexts.Progress;

/**
 * Goes through the texts of all requests once for each version of a work. It may be stopped after any page and goes on there.
 * What is done on a request must change nothing the second time: a page that was stopped within is done again.
 */
final class TextPass {
    private static final Logger LOG = LoggerFactory.getLogger(TextPass.class);

    private final StoredTexts texts;
    private final String work;
    private final int pageSize;

    TextPass(StoredTexts texts, String work, int pageSize) {
        this.texts = texts;
        this.work = work;
        this.pageSize = pageSize;
    }

    /**
     * Does the pages that are left for this version, as long as there is time; nothing where it is done or a newer one began.
     *
     * @param first what is done before the first page
     * @param each done on each request; whether it changed something
     */
    void goOn(int version, BooleanSupplier inTime, Runnable first, Predicate<StoredRequest> each) {
        Progress progress =
                texts.progress(work).filter(kept -> kept.version() >= version).orElse(Progress.begun(version));
        if (progress.version() > version || progress.done()) {
            return;
        }
        if (progress.after() == null) {
            first.run();
        }
        Optional<String> after = Optional.ofNullable(progress.after());
        boolean kept = true;
        do {
            Page page = texts.page(after, pageSize);
            long changed = page.requests().stream().filter(each).count();
            after = page.next();
            LOG.info(
                    "{} {}: {} of {} requests changed, done: {}",
                    work,
                    version,
                    changed,
                    page.requests().size(),
                    after.isEmpty());
            kept = texts.keep(work, new Progress(version, after.orElse(null), after.isEmpty()));
        } while (kept && after.isPresent() && inTime.getAsBoolean());
    }
}
