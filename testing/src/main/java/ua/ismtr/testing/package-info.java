/** What integration tests need: the real servers and the resources of template.yaml on them, fresh for each test class. */
@NullMarked
package ua.ismtr.testing;

import org.jspecify.annotations.NullMarked;
