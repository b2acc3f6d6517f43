/** What of the system can be found, and the index of it as it is now. */
@NullMarked
package ua.ismtr.knowledge.entries;

import org.jspecify.annotations.NullMarked;
