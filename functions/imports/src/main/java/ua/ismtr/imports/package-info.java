/** Old letters as requests: files with up to 5,000 of them, checked row by row and imported once however often they come. */
@NullMarked
package ua.ismtr.imports;

import org.jspecify.annotations.NullMarked;
