/** The register of centres: which there are, and whether they work. A centre that is closed is not one without need. */
@NullMarked
package ua.ismtr.centers;

import org.jspecify.annotations.NullMarked;
