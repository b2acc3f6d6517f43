/** Says each Monday who is to get which summary. */
@NullMarked
package ua.ismtr.summaries.planning;

import org.jspecify.annotations.NullMarked;
