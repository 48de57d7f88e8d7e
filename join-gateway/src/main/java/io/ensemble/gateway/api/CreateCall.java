package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.MeetingName;
import io.ensemble.bigbluebutton.Password;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.meeting.Finding;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.meeting.MeetingStart;
import io.ensemble.gateway.meeting.Start;
import io.ensemble.gateway.meeting.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Creates a meeting, on the node that has it or on the one that is chosen for it. */
@ApplicationScoped
class CreateCall implements CallHandler {

    private static final Failure NO_SERVER = new Failure(
            Failure.INTERNAL_ERROR.key(), "No server can take the meeting right now. Please try again in a moment.");

    /** A node that fails is given up within some seconds, and its meetings are placed elsewhere then. */
    private static final Duration ANOTHER_TRY_AFTER = Duration.ofSeconds(5);

    /** BigBlueButton has no word for it; Moodle shows this one as "too many sessions". */
    private static final Failure TOO_MANY =
            new Failure("maxConcurrent", "The maximum number of concurrent meetings has been reached.");

    private static final Failure PARENT_MISSING =
            new Failure("parentMeetingIDMissing", "No parent meeting ID was provided for the breakout room");
    private static final Failure PARENT_UNKNOWN =
            new Failure("parentMeetingDoesNotExist", "No parent meeting exists for the breakout room");

    private final MeetingStart meetings;
    private final MeetingLocator locator;
    private final Unscoped unscoped;

    CreateCall(MeetingStart meetings, MeetingLocator locator, Unscoped unscoped) {
        this.meetings = meetings;
        this.locator = locator;
        this.unscoped = unscoped;
    }

    @Override
    public ApiCall call() {
        return ApiCall.CREATE;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var violation = violation(request);
        if (violation.isPresent()) {
            return ApiAnswer.failed(violation.get());
        }
        var manner = request.form().entries().isEmpty() ? Wish.Manner.QUERY : Wish.Manner.FORM;
        // A node's own default leads people to the node's own front page.
        var parameters = request.parameters().withDefault("logoutURL", request.publicAddress() + "/");
        var wish =
                new Wish(request.tenant(), parameters, manner, request.slides(), Optional.of(request.publicAddress()));
        return wish.breakout() ? answerWithin(wish) : answer(meetings.start(wish));
    }

    private ApiAnswer answerWithin(Wish wish) {
        if (wish.parent().meetingId().isEmpty()) {
            return ApiAnswer.failed(PARENT_MISSING);
        }
        return switch (locator.find(wish.parent())) {
            case Finding.Found(var parent) -> answer(meetings.startWithin(parent, wish));
            case Finding.Nowhere(), Finding.Lost() -> ApiAnswer.failed(PARENT_UNKNOWN);
            case Finding.InDoubt() -> ApiAnswer.failed(Failure.INTERNAL_ERROR);
        };
    }

    private ApiAnswer answer(Start start) {
        return switch (start) {
            case Start.Answer answer ->
                ApiAnswer.xml(unscoped.meeting(answer.reply().response()));
            case Start.LimitReached() -> ApiAnswer.failed(TOO_MANY);
            case Start.NoServer() -> new ApiAnswer.Later(NO_SERVER.toXml(), ANOTHER_TRY_AFTER);
            case Start.NodeAway() -> new ApiAnswer.Later(Failure.INTERNAL_ERROR.toXml(), ANOTHER_TRY_AFTER);
        };
    }

    // Checked here as well as on the node, so that a call that must fail is never placed.
    private static Optional<Failure> violation(ApiRequest request) {
        var parameters = request.parameters();
        return MeetingId.violation(parameters)
                .or(() -> MeetingName.violation(parameters))
                .or(() -> Password.violation(parameters))
                .or(() -> MeetingScope.fitsNode(request.meeting())
                        ? Optional.empty()
                        : Optional.of(Failure.MEETING_ID_SIZE));
    }
}
