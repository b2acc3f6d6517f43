/** Takes note of what the sending service tells of the mails it took. */
@NullMarked
package ua.ismtr.summaries.events;

import org.jspecify.annotations.NullMarked;
