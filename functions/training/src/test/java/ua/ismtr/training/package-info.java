@NullMarked
package ua.ismtr.training;

import org.jspecify.annotations.NullMarked;
