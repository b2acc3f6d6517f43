/** Counts classified requests, each exactly once. */
@NullMarked
package ua.ismtr.aggregation;

import org.jspecify.annotations.NullMarked;
