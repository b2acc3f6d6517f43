@NullMarked
package ua.ismtr.privacy;

import org.jspecify.annotations.NullMarked;
