/** Ukrainian texts as search and comparison see them. */
@NullMarked
package ua.ismtr.text;

import org.jspecify.annotations.NullMarked;
