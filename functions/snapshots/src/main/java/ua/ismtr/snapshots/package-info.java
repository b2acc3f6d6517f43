/** Keeps the dashboard's snapshot up to date. */
@NullMarked
package ua.ismtr.snapshots;

import org.jspecify.annotations.NullMarked;
