/** Tells the DIYA Centres platform of each new status, by signed webhooks. */
@NullMarked
package ua.ismtr.notifications;

import org.jspecify.annotations.NullMarked;
