/** The domain in JSON. */
@NullMarked
package ua.ismtr.json;

import org.jspecify.annotations.NullMarked;
