package io.ensemble.acceptance.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs a query. {@code {sha256}} stands for its checksum (in capitals: an upper-case one), {@code {sha1@end}} for that
 * of another call, {@code {sha1:text}} for that of another query.
 *
 * @param call without its leading slash
 */
record Checksums(String call, String secret) {

    static final Pattern TOKEN = Pattern.compile("\\{((?i)sha(?:1|256|384|512))(?:@([\\w/]+))?(?::([^}]*))?}");

    /** The query as it is sent; a leading {@code !} says that nothing is added to it. */
    String sign(String template) {
        if (template.startsWith("!")) {
            return fill(template.substring(1), bare(template.substring(1)));
        }
        var query = TOKEN.matcher(template).find()
                ? template
                : template + (template.isEmpty() ? "" : "&") + "checksum={sha256}";
        return fill(query, bare(query));
    }

    /** A body that may hold the checksum of that query. */
    String fillBody(String body, String queryTemplate) {
        return fill(body, bare(queryTemplate.replaceFirst("^!", "")));
    }

    private String fill(String text, String bare) {
        return TOKEN.matcher(text).replaceAll(token -> {
            var of = token.group(2) == null ? call : token.group(2);
            var hex = hash(token.group(1), of + (token.group(3) == null ? bare : token.group(3)) + secret);
            return token.group(1).startsWith("S") ? hex.toUpperCase(Locale.ROOT) : hex;
        });
    }

    // The reference, 1.1.5: the order of the removals is a server's.
    private static String bare(String query) {
        var text = query;
        for (var token :
                TOKEN.matcher(query).results().map(result -> result.group()).toList()) {
            text = text.replace("&checksum=" + token, "")
                    .replace("checksum=" + token + "&", "")
                    .replace("checksum=" + token, "");
        }
        return text;
    }

    private static String hash(String algorithm, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-" + algorithm.substring(3));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
