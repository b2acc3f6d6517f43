/** Takes note of what the sending service tells of the mails it took. */
@NullMarked
package ua.ismtr.mailevents;

import org.jspecify.annotations.NullMarked;
