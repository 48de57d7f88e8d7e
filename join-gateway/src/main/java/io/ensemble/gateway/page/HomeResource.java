package io.ensemble.gateway.page;

import io.ensemble.fleet.node.NodeKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The page on which rooms are made. */
@Path("/")
@RunOnVirtualThread
public class HomeResource {

    private final WebPage page;
    private final ServedKinds served;

    HomeResource(WebPage page, ServedKinds served) {
        this.page = page;
        this.served = served;
    }

    @GET
    public Response home() {
        return page.show(200, PageData.home(words(served.served()), words(served.open())));
    }

    private static List<String> words(List<NodeKind> kinds) {
        return kinds.stream().map(NodeKind::toString).toList();
    }
}
