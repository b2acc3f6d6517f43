/** The HTTP API of knowledge: search, pages of topics, notes. */
@NullMarked
package ua.ismtr.knowledge.api;

import org.jspecify.annotations.NullMarked;
