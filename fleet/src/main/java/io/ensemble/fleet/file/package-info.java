/** Configuration files that are watched, and refused whole, with the line, when they are bad. */
@NullMarked
package io.ensemble.fleet.file;

import org.jspecify.annotations.NullMarked;
