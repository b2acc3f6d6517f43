/** Training requests: the record and its rules, where it is stored, the lists it stands on, and how it is shown. */
@NullMarked
package ua.ismtr.requests;

import org.jspecify.annotations.NullMarked;
