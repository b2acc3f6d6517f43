/** Who calls, what that person may see and do, and the audit log of what was done. */
@NullMarked
package ua.ismtr.authorization;

import org.jspecify.annotations.NullMarked;
