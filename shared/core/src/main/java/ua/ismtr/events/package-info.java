/** Training events: what is planned, who may decide about it, who has a seat and who waits for one. */
@NullMarked
package ua.ismtr.events;

import org.jspecify.annotations.NullMarked;
