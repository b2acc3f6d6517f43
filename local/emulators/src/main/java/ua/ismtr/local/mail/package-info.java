/** A mail service on one machine: it takes mails as Amazon SES does, keeps them, and tells what became of them. */
@NullMarked
package ua.ismtr.local.mail;

import org.jspecify.annotations.NullMarked;
