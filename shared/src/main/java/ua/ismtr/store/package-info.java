/** What is kept: one interface for each aggregate, and its implementation on DynamoDB or S3 behind it. */
@NullMarked
package ua.ismtr.store;

import org.jspecify.annotations.NullMarked;
