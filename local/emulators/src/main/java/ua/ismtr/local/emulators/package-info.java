/** The servers that stand in for AWS's on one machine: real servers on loopback, in processes of their own that end with the one that started them. */
@NullMarked
package ua.ismtr.local.emulators;

import org.jspecify.annotations.NullMarked;
