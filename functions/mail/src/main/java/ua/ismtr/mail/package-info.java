/** Sends mails, each once, at the pace that the sending service allows. */
@NullMarked
package ua.ismtr.mail;

import org.jspecify.annotations.NullMarked;
