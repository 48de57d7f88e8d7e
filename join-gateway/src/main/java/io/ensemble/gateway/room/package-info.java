/** Rooms that a person makes on the web page: two signed links, nothing stored. */
@NullMarked
package io.ensemble.gateway.room;

import org.jspecify.annotations.NullMarked;
