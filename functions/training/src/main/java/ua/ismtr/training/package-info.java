/** Learns from the moderators' corrections: trains a candidate, judges it, and publishes it if it is not worse. */
@NullMarked
package ua.ismtr.training;

import org.jspecify.annotations.NullMarked;
