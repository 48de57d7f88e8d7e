package io.ensemble.gateway.page;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The page on which rooms are made. */
@Path("/")
@RunOnVirtualThread
public class HomeResource {

    private final WebPage page;
    private final FleetView fleet;

    HomeResource(WebPage page, FleetView fleet) {
        this.page = page;
        this.fleet = fleet;
    }

    @GET
    public Response home() {
        var kinds = fleet.nodes().values().stream()
                .map(Node::kind)
                .filter(NodeKind.BIGBLUEBUTTON::equals)
                .map(NodeKind::toString)
                .distinct()
                .toList();
        return page.show(200, PageData.home(kinds));
    }
}
