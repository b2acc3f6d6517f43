/** The figures that moderators see: computed from counters, for any region, topic and period. */
@NullMarked
package ua.ismtr.dashboard;

import org.jspecify.annotations.NullMarked;
