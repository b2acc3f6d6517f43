/** What the tests of the local system run on it. */
@NullMarked
package ua.ismtr.local.tried;

import org.jspecify.annotations.NullMarked;
