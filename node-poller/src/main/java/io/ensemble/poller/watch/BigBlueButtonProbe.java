package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeClient;
import io.ensemble.fleet.node.Node;
import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Asks BigBlueButton nodes, over one HTTP client that keeps connections open between rounds. */
@ApplicationScoped
class BigBlueButtonProbe implements NodeProbe {

    private final HttpClient http;

    BigBlueButtonProbe(PollerConfig config) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public MeetingsReply ask(Node node, Duration deadline) {
        return new NodeClient(http, node.url(), node.secret().value(), deadline).getMeetings();
    }
}
