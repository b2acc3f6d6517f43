/** Takes the webhooks of the DIYA Centres platform: nothing is answered 202 that is not stored durably. */
@NullMarked
package ua.ismtr.intake;

import org.jspecify.annotations.NullMarked;
