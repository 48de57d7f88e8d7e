package io.ensemble.bigbluebutton;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request body that counts how often the request was written to a connection. The JDK's client silently sends a GET
 * once more when the first connection breaks, and then reports the second failure alone; so a refused connection does
 * not yet prove that the node never saw the request.
 */
final class Dispatch implements BodyPublisher {

    private final BodyPublisher body;
    private final AtomicInteger count = new AtomicInteger();

    Dispatch(BodyPublisher body) {
        this.body = body;
    }

    /** How often the request may have gone out. */
    int count() {
        return count.get();
    }

    // The client asks for the length when it writes the headers, which it does on an open connection only.
    @Override
    public long contentLength() {
        count.incrementAndGet();
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
