/** What a request counts for: the rules, the counters, and their reconciliation with the stored requests. */
@NullMarked
package ua.ismtr.counters;

import org.jspecify.annotations.NullMarked;
