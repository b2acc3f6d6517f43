/**
 * What is likely to be requested in the coming weeks. The country's series are forecast and shared down to the regions:
 * a region sees less than one request a week on most topics, too few to forecast by themselves.
 */
@NullMarked
package ua.ismtr.forecasts;

import org.jspecify.annotations.NullMarked;
