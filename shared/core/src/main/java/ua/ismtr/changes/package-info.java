/** Changes of requests as one transaction: the requests, their lists, the counters, the audit log and the outbox. */
@NullMarked
package ua.ismtr.changes;

import org.jspecify.annotations.NullMarked;
