/** Signed webhooks by the Standard Webhooks specification. */
@NullMarked
package ua.ismtr.webhook;

import org.jspecify.annotations.NullMarked;
