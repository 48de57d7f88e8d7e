/** What a simulated Jitsi server has to do, and what its parts say about that. */
@NullMarked
package io.ensemble.sandbox.jitsi.bridge;

import org.jspecify.annotations.NullMarked;
