/** The function of the schedule that builds the search index and keeps the pages of the day that ended. */
@NullMarked
package ua.ismtr.knowledge.building;

import org.jspecify.annotations.NullMarked;
