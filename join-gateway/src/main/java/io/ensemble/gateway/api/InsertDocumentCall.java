package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.gateway.meeting.RequestBody;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts slides into a running meeting. Its failures have no key on a server either. */
@ApplicationScoped
class InsertDocumentCall implements CallHandler {

    private static final String NO_DOCUMENT =
            "Request body must contain a presentation module with at least one document.";

    private final OneMeeting meeting;
    private final NodeCalls nodes;

    InsertDocumentCall(OneMeeting meeting, NodeCalls nodes) {
        this.meeting = meeting;
        this.nodes = nodes;
    }

    @Override
    public ApiCall call() {
        return ApiCall.INSERT_DOCUMENT;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var id = request.parameters().text(MeetingId.PARAMETER);
        return request.slides()
                .map(slides ->
                        meeting.ask(request, sending(slides), () -> failed("Meeting with id [" + id + "] not found.")))
                .orElseGet(() -> failed(NO_DOCUMENT));
    }

    private OneMeeting.Question sending(RequestBody slides) {
        return (node, onNode) -> nodes.post(
                node, ApiCall.INSERT_DOCUMENT, onNode, slides.contentType(), slides.toPublisher(), Patience.UPLOAD);
    }

    private static ApiAnswer failed(String message) {
        return ApiAnswer.xml(XmlElement.of("response", leaf("returncode", "FAILED"), leaf("message", message)));
    }
}
