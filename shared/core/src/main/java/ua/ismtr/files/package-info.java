/** Files for download in a bucket, by links that expire. */
@NullMarked
package ua.ismtr.files;

import org.jspecify.annotations.NullMarked;
