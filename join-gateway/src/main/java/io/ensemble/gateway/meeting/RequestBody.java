package io.ensemble.gateway.meeting;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A body that goes to the node byte for byte, without being read here: front ends send what no strict parser takes.
 *
 * @param contentType as it came
 * @param length in bytes; negative if the caller did not say
 */
public record RequestBody(String contentType, InputStream content, long length) {

    /** The body as the request to a node sends it. */
    public BodyPublisher toPublisher() {
        var stream = BodyPublishers.ofInputStream(() -> content);
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, Math.max(length, 1));
    }
}
