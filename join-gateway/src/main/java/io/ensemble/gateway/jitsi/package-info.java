/** What gateways and Jitsi servers have in common: names of rooms, tokens and the keys behind them, addresses. */
@NullMarked
package io.ensemble.gateway.jitsi;

import org.jspecify.annotations.NullMarked;
