/** What is left of a meeting that was recorded: its processing, its states, the search for it. */
@NullMarked
package io.ensemble.sandbox.recording;

import org.jspecify.annotations.NullMarked;
