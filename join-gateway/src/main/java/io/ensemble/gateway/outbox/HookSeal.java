package io.ensemble.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.fleet.node.Secret;
import java.security.MessageDigest;

/**
 * Signs and verifies what is told to a hook: the checksum is the hash of the hook's address, the body to the letter, and
 * the secret.
 */
public final class HookSeal {

    private HookSeal() {}

    /** The address with the checksum appended. */
    static String sign(ChecksumAlgorithm algorithm, String url, String body, Secret secret) {
        var checksum = algorithm.hex(url + body + secret.value());
        var fragment = url.indexOf('#');
        var address = fragment < 0 ? url : url.substring(0, fragment);
        return address + (address.contains("?") ? "&" : "?") + Checksum.PARAMETER + "=" + checksum;
    }

    /** Whether somebody who knows the secret signed it; with which algorithm, the length of the checksum tells. */
    public static boolean isSigned(String url, String body, String checksum, Secret secret) {
        return !secret.value().isEmpty()
                && ChecksumAlgorithm.ofHexLength(checksum.length())
                        .filter(algorithm -> MessageDigest.isEqual(
                                checksum.getBytes(UTF_8),
                                algorithm.hex(url + body + secret.value()).getBytes(UTF_8)))
                        .isPresent();
    }
}
