/** Which of several pollers looks at which node. */
@NullMarked
package io.ensemble.poller.share;

import org.jspecify.annotations.NullMarked;
