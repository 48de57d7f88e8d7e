package io.ensemble.gateway.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface NameLookup {

    /** All addresses; at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
