/** Sends mails, each once, at the pace that the sending service allows. */
@NullMarked
package ua.ismtr.summaries.sending;

import org.jspecify.annotations.NullMarked;
