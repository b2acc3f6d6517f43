@NullMarked
package ua.ismtr.modelsapi;

import org.jspecify.annotations.NullMarked;
