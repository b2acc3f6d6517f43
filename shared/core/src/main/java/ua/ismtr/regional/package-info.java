/** Regional centres: what they have to train with, and the plan that each makes for a quarter. */
@NullMarked
package ua.ismtr.regional;

import org.jspecify.annotations.NullMarked;
