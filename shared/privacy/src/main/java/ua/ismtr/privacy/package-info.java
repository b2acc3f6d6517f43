/** Finds personal data in what people write, so that it stays with the moderators of a request and goes nowhere else. */
@NullMarked
package ua.ismtr.privacy;

import org.jspecify.annotations.NullMarked;
