/**
 * Understands what a text asks for: reads it through its noise, scores the topics with a model trained from the corpus, and decides which to give and
 * whether a moderator must look.
 */
@NullMarked
package ua.ismtr.topics;

import org.jspecify.annotations.NullMarked;
