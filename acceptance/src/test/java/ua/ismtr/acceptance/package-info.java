/** The whole system, as its users and its operators meet it. */
@NullMarked
package ua.ismtr.acceptance;

import org.jspecify.annotations.NullMarked;
