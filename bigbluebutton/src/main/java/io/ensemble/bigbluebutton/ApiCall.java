package io.ensemble.bigbluebutton;

import static io.ensemble.bigbluebutton.ApiCall.Body.ANY;
import static io.ensemble.bigbluebutton.ApiCall.Body.FORM;
import static io.ensemble.bigbluebutton.ApiCall.Body.FORM_OR_XML;
import static io.ensemble.bigbluebutton.ApiCall.Body.XML;
import static io.ensemble.bigbluebutton.ApiCall.Guard.API_CHECKSUM;
import static io.ensemble.bigbluebutton.ApiCall.Guard.HOOKS_CHECKSUM;
import static io.ensemble.bigbluebutton.ApiCall.Guard.NOTHING;
import static io.ensemble.bigbluebutton.ApiCall.Guard.RECORDINGS_CHECKSUM;
import static io.ensemble.bigbluebutton.ApiCall.Guard.SESSION_TOKEN;
import static io.ensemble.bigbluebutton.ApiCall.Method.GET;
import static io.ensemble.bigbluebutton.ApiCall.Method.POST;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every call of the API, as an allow-list: what is not here is never passed on. A server has internal calls behind the
 * same path, and one of them was once open to everybody (CVE-2026-46355).
 *
 * @see <a href="https://docs.bigbluebutton.org/development/api/">the API</a>; methods from UrlMappings of bigbluebutton-web
 */
public enum ApiCall {
    VERSION("", NOTHING, ANY, GET),

    CREATE("create", API_CHECKSUM, FORM_OR_XML, GET, POST),
    JOIN("join", API_CHECKSUM, FORM, GET),
    IS_MEETING_RUNNING("isMeetingRunning", API_CHECKSUM, FORM, GET, POST),
    END("end", API_CHECKSUM, FORM, GET, POST),
    GET_MEETING_INFO("getMeetingInfo", API_CHECKSUM, FORM, GET, POST),
    GET_MEETINGS("getMeetings", API_CHECKSUM, FORM, GET, POST),
    GET_SESSIONS("getSessions", API_CHECKSUM, FORM, GET, POST),
    INSERT_DOCUMENT("insertDocument", API_CHECKSUM, XML, POST),
    SEND_CHAT_MESSAGE("sendChatMessage", API_CHECKSUM, ANY, GET),

    GET_RECORDINGS("getRecordings", RECORDINGS_CHECKSUM, FORM, GET, POST),
    PUBLISH_RECORDINGS("publishRecordings", RECORDINGS_CHECKSUM, FORM, GET),
    DELETE_RECORDINGS("deleteRecordings", RECORDINGS_CHECKSUM, FORM, GET),
    UPDATE_RECORDINGS("updateRecordings", RECORDINGS_CHECKSUM, FORM, GET, POST),
    GET_RECORDING_TEXT_TRACKS("getRecordingTextTracks", RECORDINGS_CHECKSUM, FORM, GET, POST),
    PUT_RECORDING_TEXT_TRACK("putRecordingTextTrack", RECORDINGS_CHECKSUM, FORM, POST),

    HOOKS_CREATE("hooks/create", HOOKS_CHECKSUM, ANY, GET),
    HOOKS_DESTROY("hooks/destroy", HOOKS_CHECKSUM, ANY, GET),
    HOOKS_LIST("hooks/list", HOOKS_CHECKSUM, ANY, GET),
    HOOKS_PING("hooks/ping", NOTHING, ANY, GET),

    GET_JOIN_URL("getJoinUrl", SESSION_TOKEN, FORM, GET, POST),
    LEARNING_DASHBOARD("learningDashboard", SESSION_TOKEN, FORM, GET, POST),
    STUNS("stuns", SESSION_TOKEN, FORM, GET, POST),
    SIGN_OUT("signOut", SESSION_TOKEN, FORM, GET, POST),
    FEEDBACK("feedback", SESSION_TOKEN, ANY, POST);

    /** The methods that the API uses. */
    public enum Method {
        GET,
        POST
    }

    /** What opens a call, and so in whose words a closed one is refused. */
    public enum Guard {
        /** Anybody may call. */
        NOTHING,
        /** A checksum, verified by the server's ApiController. */
        API_CHECKSUM,
        /** A checksum, verified by the server's RecordingController. */
        RECORDINGS_CHECKSUM,
        /** A checksum, verified by the webhooks application. */
        HOOKS_CHECKSUM,
        /** The token of a browser's session: such calls go from the browser straight to its node. */
        SESSION_TOKEN;

        /** Whether a checksum opens the call. */
        public boolean isChecksum() {
            return this == API_CHECKSUM || this == RECORDINGS_CHECKSUM || this == HOOKS_CHECKSUM;
        }
    }

    /** Bodies by their content types, from ContentTypeConstraint of bbb-common-web. */
    enum Body {
        ANY,
        FORM("application/x-www-form-urlencoded", "multipart/form-data"),
        FORM_OR_XML("application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "text/xml"),
        XML("application/xml");

        @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; its type does not say so
        private final Set<String> contentTypes;

        Body(String... contentTypes) {
            this.contentTypes = Set.of(contentTypes);
        }
    }

    private static final Map<String, ApiCall> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ApiCall::path, Function.identity()));

    private final String path;
    private final Guard guard;
    private final Body body;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable; its type does not say so
    private final Set<Method> methods;

    ApiCall(String path, Guard guard, Body body, Method first, Method... others) {
        this.path = path;
        this.guard = guard;
        this.body = body;
        this.methods = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /**
     * The call at that path.
     *
     * @param path what follows {@code /bigbluebutton/api/}, case-sensitive as on a server
     */
    public static Optional<ApiCall> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** What follows {@code /bigbluebutton/api/}; also the name that goes into the checksum. */
    public String path() {
        return path;
    }

    /** What opens this call. */
    public Guard guard() {
        return guard;
    }

    /** The methods with which this call may come. */
    public Set<Method> methods() {
        return methods;
    }

    /** The media types that a body of this call may have, in lower case; empty if the server does not look at it. */
    public Set<String> contentTypes() {
        return body.contentTypes;
    }

    /** Whether a body may come with that header: its parameters and its case do not matter. */
    public boolean accepts(String contentTypeHeader) {
        var semicolon = contentTypeHeader.indexOf(';');
        var mediaType = semicolon < 0 ? contentTypeHeader : contentTypeHeader.substring(0, semicolon);
        return body == ANY || body.contentTypes.contains(mediaType.strip().toLowerCase(Locale.ROOT));
    }
}
