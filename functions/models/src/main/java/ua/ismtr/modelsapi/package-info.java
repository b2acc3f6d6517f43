/** Shows administrators the topic models, takes their wish for a training, and goes back by one. Trains nothing itself. */
@NullMarked
package ua.ismtr.modelsapi;

import org.jspecify.annotations.NullMarked;
