/** Settings that a function reads once, when it starts. */
@NullMarked
package ua.ismtr.config;

import org.jspecify.annotations.NullMarked;
