/** Tests of the HTTP API of knowledge. */
@NullMarked
package ua.ismtr.knowledge.api;

import org.jspecify.annotations.NullMarked;
