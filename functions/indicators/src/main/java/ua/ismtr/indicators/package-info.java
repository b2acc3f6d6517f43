/** Measures how training answers need: each figure with what it is divided by, how many people stand behind it, and an interval. */
@NullMarked
package ua.ismtr.indicators;

import org.jspecify.annotations.NullMarked;
