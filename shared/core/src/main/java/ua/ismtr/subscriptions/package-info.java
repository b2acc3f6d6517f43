/** Subscriptions to the weekly e-mail, the mails that are to be sent, and the log of what was delivered. */
@NullMarked
package ua.ismtr.subscriptions;

import org.jspecify.annotations.NullMarked;
