package ua.ismtr.surveillance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.RegionId;

/** The warnings that were found. */
public interface Warnings {
    /** Some of the list; {@code next} is where more begin, null at its end. */
    record Page(List<Warning> warnings, @Nullable String next) {}

    /** The warning with this id, as it is now. */
    Optional<Warning> find(String warningId);

    /** Stores it if what is stored now is the version before it, or nothing for version 1; answers whether it was. */
    boolean store(Warning warning);

    /** At most {@code limit} of the wanted ones, the newest first, behind the id at which an earlier page ended. */
    Page page(Predicate<Warning> wanted, @Nullable String after, int limit);

    /** Those whose first week is this one or later, as {@code 2026-W30}. */
    List<Warning> since(String week);

    /** The three that ask most for attention among those of these regions that last, or ended in the last days, and are not closed. */
    List<Warning> gravest(Set<RegionId> regions);
}
