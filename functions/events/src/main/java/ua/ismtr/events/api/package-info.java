/** The calls about training events: drafting and deciding, requests, seats, attendance, and the calendar. */
@NullMarked
package ua.ismtr.events.api;

import org.jspecify.annotations.NullMarked;
