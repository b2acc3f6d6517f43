/** Names the topics of requests, stores the requests, and sends them on to be counted. */
@NullMarked
package ua.ismtr.classification;

import org.jspecify.annotations.NullMarked;
