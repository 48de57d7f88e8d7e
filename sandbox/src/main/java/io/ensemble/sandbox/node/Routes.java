package io.ensemble.sandbox.node;

import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.util.SequencedMap;

/**
 * Sends each request to the handler of the first prefix that fits.
 *
 * @param root the answer to a bare address
 * @param otherwise answers what fits no prefix
 */
record Routes(Response root, SequencedMap<String, Handler> byPrefix, Handler otherwise) implements Handler {

    @Override
    public Reply handle(Request request) throws InterruptedException {
        if (request.path().equals("/")) {
            return new Reply.Whole(root);
        }
        for (var route : byPrefix.entrySet()) {
            if (fits(request.path(), route.getKey())) {
                return route.getValue().handle(request);
            }
        }
        return otherwise.handle(request);
    }

    private static boolean fits(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
