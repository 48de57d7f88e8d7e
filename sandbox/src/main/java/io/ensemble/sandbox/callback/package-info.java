/** What a node tells the front end when a meeting ends. */
@NullMarked
package io.ensemble.sandbox.callback;

import org.jspecify.annotations.NullMarked;
