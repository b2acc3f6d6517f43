/**
 * Search over requests, courses, events, notes and topics: how words are read, one Lucene index that the schedule builds,
 * and the newest requests beside it. Lucene is seen here alone.
 */
@NullMarked
package ua.ismtr.knowledge.search;

import org.jspecify.annotations.NullMarked;
