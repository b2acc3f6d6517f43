/** Runs the packaged functions as AWS Lambda does: each in processes of its own, through AWS's runtime interface client. */
@NullMarked
package ua.ismtr.local.functions;

import org.jspecify.annotations.NullMarked;
