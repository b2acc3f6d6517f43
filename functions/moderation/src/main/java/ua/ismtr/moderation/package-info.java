/** The HTTP API of the moderators, the regional centres and the administrators. */
@NullMarked
package ua.ismtr.moderation;

import org.jspecify.annotations.NullMarked;
