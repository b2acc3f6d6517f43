/** Files of requests and corrections, for spreadsheets and for training. */
@NullMarked
package ua.ismtr.exports;

import org.jspecify.annotations.NullMarked;
