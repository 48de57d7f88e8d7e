package io.ensemble.bigbluebutton;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash functions that BigBlueButton accepts for checksums. A server knows which one was used by the length of the
 * checksum alone.
 *
 * @see <a href="https://docs.bigbluebutton.org/development/api/#api-security-model">API security model</a>
 */
public enum ChecksumAlgorithm {
    SHA1("SHA-1", 40),
    SHA256("SHA-256", 64),
    SHA384("SHA-384", 96),
    SHA512("SHA-512", 128);

    private final String jcaName;
    private final int hexLength;

    ChecksumAlgorithm(String jcaName, int hexLength) {
        this.jcaName = jcaName;
        this.hexLength = hexLength;
    }

    /** The algorithm whose checksums have this many hexadecimal digits; empty if there is none. */
    public static Optional<ChecksumAlgorithm> ofHexLength(int length) {
        for (var algorithm : values()) {
            if (algorithm.hexLength == length) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Lower-case hexadecimal hash of the text's UTF-8 bytes. */
    public String hex(String text) {
        return HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(jcaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + jcaName, e);
        }
    }
}
