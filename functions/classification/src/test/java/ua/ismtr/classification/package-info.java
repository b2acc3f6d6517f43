@NullMarked
package ua.ismtr.classification;

import org.jspecify.annotations.NullMarked;
