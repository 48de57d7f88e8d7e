/** The web page, and what the server tells it. */
@NullMarked
package io.ensemble.gateway.page;

import org.jspecify.annotations.NullMarked;
