/** What answers on the system's port: the HTTP API as Amazon API Gateway gives it, the page, and the calls that exist on one machine only. */
@NullMarked
package ua.ismtr.local.http;

import org.jspecify.annotations.NullMarked;
