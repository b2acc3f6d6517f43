/** Forecasts the requests of the coming weeks once a week, and shows what is forecast. */
@NullMarked
package ua.ismtr.forecast;

import org.jspecify.annotations.NullMarked;
