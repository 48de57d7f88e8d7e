@NullMarked
package io.ensemble.dispatcher.capacity;

import org.jspecify.annotations.NullMarked;
