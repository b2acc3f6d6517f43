/** What everybody agrees on: regions, topics, weeks and days in Kyiv. Knows nothing but Java. */
@NullMarked
package ua.ismtr.reference;

import org.jspecify.annotations.NullMarked;
