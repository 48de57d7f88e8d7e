package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.gateway.node.AllNodes;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the tenant's meetings on all nodes. */
@ApplicationScoped
class GetMeetingsCall implements CallHandler {

    private final AllNodes nodes;
    private final NodeListing listing;

    private final Unscoped unscoped;

    GetMeetingsCall(AllNodes nodes, NodeListing listing, Unscoped unscoped) {
        this.nodes = nodes;
        this.listing = listing;
        this.unscoped = unscoped;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_MEETINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        // Each node's part is made ready while others are still waited for.
        var meetings = nodes.listed(node -> listing.meetings(node)
                .map(listed -> MeetingList.ofTenant(request.tenant().id(), unscoped::meeting, listed)));
        return ApiAnswer.xml(MeetingList.answer(meetings));
    }
}
