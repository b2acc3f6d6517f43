/** The plan of training events as it is kept: what is recommended, and the need that it was made for. */
@NullMarked
package ua.ismtr.plan;

import org.jspecify.annotations.NullMarked;
