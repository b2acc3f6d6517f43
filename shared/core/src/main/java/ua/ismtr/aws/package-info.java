/** The AWS clients of a process, items and transactions of DynamoDB, and priming before a snapshot is taken. */
@NullMarked
package ua.ismtr.aws;

import org.jspecify.annotations.NullMarked;
