/** What is known of the topics: moderators' notes with all their versions, the search index, and the pages that are kept. */
@NullMarked
package ua.ismtr.knowledge;

import org.jspecify.annotations.NullMarked;
