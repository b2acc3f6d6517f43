/** Who calls and what that person may see: decided here, for every function alike. */
@NullMarked
package ua.ismtr.access;

import org.jspecify.annotations.NullMarked;
