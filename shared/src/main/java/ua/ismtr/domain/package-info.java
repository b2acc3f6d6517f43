/** The domain: requests, topics, regions and their rules. Knows nothing of AWS, HTTP or JSON. */
@NullMarked
package ua.ismtr.domain;

import org.jspecify.annotations.NullMarked;
