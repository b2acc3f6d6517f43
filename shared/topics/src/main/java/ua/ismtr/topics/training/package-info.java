/** Makes the topic model from the corpus. Runs in the build and in the function that learns from corrections; classifying never needs it. */
@NullMarked
package ua.ismtr.topics.training;

import org.jspecify.annotations.NullMarked;
