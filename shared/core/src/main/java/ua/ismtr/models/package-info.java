/** Topic models that were published, the corrections they learn from, and the daily limit of a second opinion. */
@NullMarked
package ua.ismtr.models;

import org.jspecify.annotations.NullMarked;
