package io.ensemble.bigbluebutton;

/**
 * A refusal in the server's own words: front ends compare the keys, and some show the messages.
 *
 * <p>It goes out with HTTP status 200, since BigBlueButton's client libraries take any other status for a broken server.
 *
 * @param key BigBlueButton's {@code messageKey}
 * @param message BigBlueButton's text, to the letter
 * @see <a href="https://docs.bigbluebutton.org/development/api/#error-handling">Error handling</a>; texts from the
 *     constraints of bbb-common-web, RecordingController, and bbb-webhooks
 */
public record Failure(String key, String message) {

    public static final Failure UNSUPPORTED_CONTENT_TYPE =
            new Failure("unsupportedContentType", "POST request Content-Type is missing or unsupported");

    public static final Failure MISSING_MEETING_ID =
            new Failure("missingParamMeetingID", "You must provide a meeting ID");
    public static final Failure MEETING_ID_SIZE =
            new Failure("sizeError", "Meeting ID must be between 2 and 256 characters");
    public static final Failure MEETING_ID_COMMA = new Failure("validationError", "Meeting ID cannot contain ','");
    public static final Failure MEETING_ID_INVALID = new Failure("validationError", "Invalid meeting ID");

    public static final Failure NULL_MEETING_NAME = new Failure("nullError", "You must provide a meeting name");
    public static final Failure EMPTY_MEETING_NAME = new Failure("emptyError", "You must provide a meeting name");
    public static final Failure MEETING_NAME_SIZE =
            new Failure("sizeError", "Meeting name must be between 2 and 256 characters");
    public static final Failure INVALID_PASSWORD = new Failure("invalidPassword", "Invalid password");
    public static final Failure MISSING_FULL_NAME = new Failure("missingParamFullName", "You must provide your name");

    /** The meeting is unknown to {@code end} and {@code getMeetingInfo}. */
    public static final Failure NOT_FOUND = new Failure("notFound", "A meeting with that ID does not exist");

    /** The meeting is unknown to {@code join}. */
    public static final Failure INVALID_MEETING_IDENTIFIER =
            new Failure("invalidMeetingIdentifier", "A meeting with that ID does not exist");

    /** The meeting is unknown to {@code sendChatMessage}. */
    public static final Failure MEETING_NOT_FOUND = new Failure("meetingNotFound", "Meeting not found");

    public static final Failure MISSING_RECORD_ID = new Failure("missingParamRecordID", "You must specify a recordID.");
    public static final Failure MISSING_PUBLISH =
            new Failure("missingParamPublish", "You must specify a publish value true or false.");
    public static final Failure RECORDINGS_NOT_FOUND = new Failure("notFound", "We could not find recordings");

    /** No node can answer. BigBlueButton has no word for it; Scalelite, which front ends know, has this one. */
    public static final Failure INTERNAL_ERROR = new Failure("internalError", "Unable to access meeting on server.");

    /** There is no such call here. The words are Scalelite's too. */
    public static final Failure UNSUPPORTED_REQUEST =
            new Failure("unsupportedRequest", "This request is not supported.");

    private static final String CHECKSUM_KEY = "checksumError";

    /** The call came without a checksum. */
    public static Failure checksumMissing(ApiCall call) {
        return checksumFailure(call, "You must provide the checksum");
    }

    /** The call came with a wrong checksum, or with more than one. */
    public static Failure checksumMismatch(ApiCall call) {
        return checksumFailure(call, "Checksums do not match");
    }

    private static Failure checksumFailure(ApiCall call, String message) {
        return switch (call.guard()) {
            case RECORDINGS_CHECKSUM -> new Failure(CHECKSUM_KEY, "You did not pass the checksum security check");
            case HOOKS_CHECKSUM -> new Failure(CHECKSUM_KEY, "You did not pass the checksum security check.");
            case API_CHECKSUM, SESSION_TOKEN, NOTHING -> new Failure(CHECKSUM_KEY, message);
        };
    }

    /** Whether an answer complains of the checksum. */
    static boolean isAboutChecksum(String messageKey) {
        return messageKey.equals(CHECKSUM_KEY);
    }

    /** The answer that says so. */
    public XmlElement toXml() {
        return XmlElement.of(
                "response",
                XmlElement.leaf("returncode", "FAILED"),
                XmlElement.leaf("messageKey", key),
                XmlElement.leaf("message", message));
    }
}
