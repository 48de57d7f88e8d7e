package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs and verifies calls: the checksum is the hash of call name, raw query string (without the checksum) and secret.
 *
 * <p>The query is taken as it came over the wire, neither decoded nor sorted; so {@code %20} and {@code +}, the case of
 * percent-encodings and the order of the parameters all matter. Bodies are never covered (since 2.6.18).
 *
 * @see <a href="https://docs.bigbluebutton.org/development/api/#usage">Usage of the API</a>
 */
public final class Checksum {

    /** Name of the parameter that carries the checksum. */
    public static final String PARAMETER = "checksum";

    private Checksum() {}

    /** What came of a verification. */
    public sealed interface Verdict {
        /** The checksum fits one of the secrets. */
        record Valid() implements Verdict {}

        /** There is no checksum in the request. */
        record Missing() implements Verdict {}

        /** The checksum fits none of the secrets, or there is more than one checksum. */
        record Mismatch() implements Verdict {}
    }

    /**
     * The checksum of a call.
     *
     * @param call name of the call as it stands in the path, for example {@code create} or {@code hooks/create}
     * @param rawQuery query string without the checksum; may be empty
     * @return lower-case hexadecimal digits
     */
    public static String of(ChecksumAlgorithm algorithm, String call, String rawQuery, String secret) {
        return algorithm.hex(call + rawQuery + secret);
    }

    /** The raw query with its checksum appended, ready to stand behind the {@code ?}. */
    public static String sign(ChecksumAlgorithm algorithm, String call, String rawQuery, String secret) {
        var separator = rawQuery.isEmpty() ? "" : "&";
        return rawQuery + separator + PARAMETER + "=" + of(algorithm, call, rawQuery, secret);
    }

    /**
     * Verifies a request against every secret that is in force, in constant time for each.
     *
     * @param rawQuery what stands behind the {@code ?}, undecoded; empty if there is none
     * @param form parameters of a form body: BigBlueButton takes the checksum from there too, though it covers the query
     *     alone
     * @param secrets the accepted secrets; an empty secret is never accepted
     */
    public static Verdict verify(String call, String rawQuery, Parameters form, List<String> secrets) {
        var received = Stream.concat(Parameters.parse(rawQuery).all(PARAMETER).stream(), form.all(PARAMETER).stream())
                .toList();
        // More than one is an attempt to have the node verify another query than the balancer did.
        if (received.size() > 1) {
            return new Verdict.Mismatch();
        }
        if (received.isEmpty() || received.getFirst().isEmpty()) {
            return new Verdict.Missing();
        }
        var checksum = received.getFirst();
        var signed = without(rawQuery, checksum);
        return ChecksumAlgorithm.ofHexLength(checksum.length())
                .filter(algorithm -> matchesAny(checksum, algorithm, call + signed, secrets))
                .<Verdict>map(algorithm -> new Verdict.Valid())
                .orElseGet(Verdict.Mismatch::new);
    }

    private static boolean matchesAny(
            String checksum, ChecksumAlgorithm algorithm, String signed, List<String> secrets) {
        var given = checksum.toLowerCase(Locale.ROOT).getBytes(UTF_8);
        var matches = false;
        for (var secret : secrets) {
            // No early exit: the time taken must not tell which secret fits.
            matches |= !secret.isEmpty()
                    && MessageDigest.isEqual(
                            given, algorithm.hex(signed + secret).getBytes(UTF_8));
        }
        return matches;
    }

    // The server removes the text "checksum=..." wherever it stands (GetChecksumValidator of bbb-common-web), even
    // inside
    // another parameter's name: whoever holds a signed "guest=true" may send "guchecksum=...&est=true" and is no guest
    // any more. Taking away whole parameters leaves the same text for every honest query and none for that one.
    private static String without(String rawQuery, String checksum) {
        return Stream.of(rawQuery.split("&", -1))
                .filter(parameter -> !parameter.equals(PARAMETER + "=" + checksum))
                .collect(Collectors.joining("&"));
    }
}
