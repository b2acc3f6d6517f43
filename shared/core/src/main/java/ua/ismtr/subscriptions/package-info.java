/** Subscriptions to the weekly e-mail, and the log of what was delivered. */
@NullMarked
package ua.ismtr.subscriptions;

import org.jspecify.annotations.NullMarked;
