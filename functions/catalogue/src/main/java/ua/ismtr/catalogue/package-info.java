/** The catalogue of courses: imports, lists, what is out of date, and what overlaps. */
@NullMarked
package ua.ismtr.catalogue;

import org.jspecify.annotations.NullMarked;
