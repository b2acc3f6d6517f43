/** The e-mails and the pages behind their links: the dashboard's figures of a week in two languages, as HTML and as text. */
@NullMarked
package ua.ismtr.emails;

import org.jspecify.annotations.NullMarked;
