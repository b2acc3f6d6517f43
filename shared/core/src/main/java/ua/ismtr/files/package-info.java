/** Files for download in a bucket, by links that expire, and tables in text that are sent here. */
@NullMarked
package ua.ismtr.files;

import org.jspecify.annotations.NullMarked;
