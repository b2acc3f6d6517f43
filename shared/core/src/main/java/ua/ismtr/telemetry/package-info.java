/** What a function tells those who operate it: events of its log, and metrics, as lines of JSON that CloudWatch reads. */
@NullMarked
package ua.ismtr.telemetry;

import org.jspecify.annotations.NullMarked;
