// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import io.ensemble.bigbluebutton.NodeClient;
import io.ensemble.fleet.node.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The one HTTP client through which this service calls nodes. */
@ApplicationScoped
public class NodeHttp {

    private final HttpClient http;

    NodeHttp(DispatcherConfig config) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.nodeConnectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** A client for one node, each of whose calls is over within the deadline. */
    public NodeClient client(Node node, Duration deadline) {
        return new NodeClient(http, node.url(), node.secret().value(), deadline);
    }
}
