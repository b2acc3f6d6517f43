/** Fills the tables of a stack from restored ones, and rebuilds the lists that the requests stand in. */
@NullMarked
package ua.ismtr.restore;

import org.jspecify.annotations.NullMarked;
