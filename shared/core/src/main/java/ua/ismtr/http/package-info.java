/** HTTP as API Gateway brings it to a function (payload format 2.0), and errors as RFC 9457 writes them. */
@NullMarked
package ua.ismtr.http;

import org.jspecify.annotations.NullMarked;
