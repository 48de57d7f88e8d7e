/** What all endpoints share: the public address, problem answers. */
@NullMarked
package io.ensemble.gateway.http;

import org.jspecify.annotations.NullMarked;
