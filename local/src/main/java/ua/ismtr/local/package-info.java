/** The whole system on one machine: the same template, the same packaged functions, with local servers in place of AWS's. */
@NullMarked
package ua.ismtr.local;

import org.jspecify.annotations.NullMarked;
