package io.ensemble.gateway.outbox;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses, as {@code 10.0.0.0/8} describes it.
 *
 * @param network the first address
 * @param prefix how many bits all addresses of the range share
 */
record AddressRange(InetAddress network, int prefix) {

    /** Reads a range, or a single address; empty if the text is neither. Nothing is looked up. */
    static Optional<AddressRange> parse(String text) {
        var slash = text.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var bits = network.getAddress().length * Byte.SIZE;
            var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new AddressRange(network, prefix));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the address is in the range. */
    boolean contains(InetAddress address) {
        var length = address.getAddress().length;
        if (length != network.getAddress().length) {
            return false;
        }
        var others = length * Byte.SIZE - prefix;
        return new BigInteger(1, address.getAddress())
                .shiftRight(others)
                .equals(new BigInteger(1, network.getAddress()).shiftRight(others));
    }
}
