/** Messages between functions, and batches of which single messages may fail. */
@NullMarked
package ua.ismtr.queue;

import org.jspecify.annotations.NullMarked;
