package ua.ismtr.subscribing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Language;
import ua.ismtr.reference.RegionId;
import ua.ismtr.subscriptions.Subscription.Settings;

/**
 * What a call says of what is to be sent; what it does not name, which is null here, stays as it is.
 *
 * @param namesPause whether it says until when to pause, be it no more
 */
record SettingsChange(
        @Nullable Language language,
        @Nullable Set<RegionId> regions,
        boolean namesPause,
        @Nullable LocalDate pausedUntil) {

    /** What these settings become by it. */
    Settings of(Settings now) {
        return new Settings(
                Objects.requireNonNullElse(language, now.language()),
                Objects.requireNonNullElse(regions, now.regions()),
                namesPause ? pausedUntil : now.pausedUntil());
    }

    /** The regions that it names. */
    Set<RegionId> named() {
        return Objects.requireNonNullElse(regions, Set.of());
    }
}
