/** What a summary says: the dashboard's figures of a week, in the words of a language, as HTML and as text. */
@NullMarked
package ua.ismtr.summaries.content;

import org.jspecify.annotations.NullMarked;
