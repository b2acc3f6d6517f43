/** Looks once a day for what is unusual, and lets people work on what was found; keeps the register of centres. */
@NullMarked
package ua.ismtr.warnings;

import org.jspecify.annotations.NullMarked;
