/** What people see of the requests, in lists, alone and in exports: which of them, and what of each. */
@NullMarked
package ua.ismtr.desk;

import org.jspecify.annotations.NullMarked;
