package io.ensemble.sandbox.node;

import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import java.util.SequencedMap;

/** Sends each request to the handler of the first prefix that fits; the rest is 404, as from nginx. */
record Routes(SequencedMap<String, Handler> byPrefix) implements Handler {

    @Override
    public Reply handle(Request request) throws InterruptedException {
        for (var route : byPrefix.entrySet()) {
            if (fits(request.path(), route.getKey())) {
                return route.getValue().handle(request);
            }
        }
        return new Reply.Whole(Pages.notFound());
    }

    private static boolean fits(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
