/** Keeps the audit log where nothing that writes it can change it. */
@NullMarked
package ua.ismtr.audit;

import org.jspecify.annotations.NullMarked;
