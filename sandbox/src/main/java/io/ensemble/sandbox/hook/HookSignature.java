package io.ensemble.sandbox.hook;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.callback.Callback;
import io.ensemble.sandbox.web.Json;
import java.util.function.Supplier;

/**
 * Turns events into callbacks with a checksum over address and body (section 2.13).
 *
 * @param domain how the node calls itself
 */
public record HookSignature(String domain, Supplier<String> secret) {

    Callback sign(Hook hook, HookEvent event) {
        var body = Parameters.of(
                        "domain", domain,
                        "event", Json.write(event.json()),
                        "timestamp", Long.toString(event.timestamp()))
                .encode();
        var url = signed(hook.callbackUrl(), body, secret.get());
        return Callback.post(url, "application/x-www-form-urlencoded", body);
    }

    /** SHA-1 is the standard of bbb-webhooks (hookChecksumAlgorithm). */
    static String signed(String url, String body, String secret) {
        var separator = url.contains("?") ? "&" : "?";
        return url + separator + "checksum=" + ChecksumAlgorithm.SHA1.hex(url + body + secret);
    }
}
