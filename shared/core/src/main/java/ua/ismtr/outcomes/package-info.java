/** What came of a year's requests in the whole country: the indicators as they were computed last, for those who only read them. */
@NullMarked
package ua.ismtr.outcomes;

import org.jspecify.annotations.NullMarked;
