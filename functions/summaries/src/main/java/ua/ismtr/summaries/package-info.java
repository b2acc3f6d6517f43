/** Says each Monday who is to get which summary. */
@NullMarked
package ua.ismtr.summaries;

import org.jspecify.annotations.NullMarked;
