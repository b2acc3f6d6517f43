/** What makes functions run besides HTTP: messages of queues, and times. */
@NullMarked
package ua.ismtr.local.events;

import org.jspecify.annotations.NullMarked;
