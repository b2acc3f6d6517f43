/** The page of a topic: all that the system knows of it, on one day, for the country or for regions. */
@NullMarked
package ua.ismtr.knowledge.page;

import org.jspecify.annotations.NullMarked;
