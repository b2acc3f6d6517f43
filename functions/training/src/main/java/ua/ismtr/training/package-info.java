/** Learns from the moderators' corrections: trains a candidate, judges it, and publishes it if it is shown to be better. */
@NullMarked
package ua.ismtr.training;

import org.jspecify.annotations.NullMarked;
