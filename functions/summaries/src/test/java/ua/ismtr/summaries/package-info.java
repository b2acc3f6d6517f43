/** What the tests of this module share. */
@NullMarked
package ua.ismtr.summaries;

import org.jspecify.annotations.NullMarked;
