/** AWS Secrets Manager on one machine. */
@NullMarked
package ua.ismtr.local.secrets;

import org.jspecify.annotations.NullMarked;
