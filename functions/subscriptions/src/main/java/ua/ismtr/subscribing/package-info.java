/** Who gets summaries, and what administrators see of it: the HTTP API and the pages behind the links in the mails. */
@NullMarked
package ua.ismtr.subscribing;

import org.jspecify.annotations.NullMarked;
