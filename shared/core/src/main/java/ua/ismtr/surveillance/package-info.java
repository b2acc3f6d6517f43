/**
 * What is not as it usually is: more requests than expected, slow changes, centres that stopped writing, and a silence of
 * everybody, which is a fault of this system. Each is found from what was known at the time and from nothing later.
 */
@NullMarked
package ua.ismtr.surveillance;

import org.jspecify.annotations.NullMarked;
