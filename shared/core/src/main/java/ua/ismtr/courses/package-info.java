/** The courses of all providers: what others need to know of them, and where they are kept. */
@NullMarked
package ua.ismtr.courses;

import org.jspecify.annotations.NullMarked;
