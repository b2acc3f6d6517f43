/** Recommends training events for the open need, and compares the need with what is on offer. */
@NullMarked
package ua.ismtr.planning;

import org.jspecify.annotations.NullMarked;
