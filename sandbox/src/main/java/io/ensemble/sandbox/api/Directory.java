package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.ApiCall;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Which class answers which call. */
final class Directory {

    private Directory() {}

    static Map<ApiCall, Call> of(
            Inventory inventory, ErrorRedirect errorRedirect, String nodeUrl, Supplier<String> secret) {
        var meetings = inventory.meetings();
        var attendance = inventory.attendance();
        var calls = new EnumMap<ApiCall, Call>(ApiCall.class);
        calls.put(ApiCall.CREATE, new CreateCall(meetings));
        calls.put(ApiCall.JOIN, new JoinCall(meetings, attendance, errorRedirect, nodeUrl));
        var meeting = new MeetingCalls(meetings, attendance);
        calls.put(ApiCall.IS_MEETING_RUNNING, meeting::isMeetingRunning);
        calls.put(ApiCall.END, meeting::end);
        calls.put(ApiCall.GET_MEETING_INFO, meeting::getMeetingInfo);
        calls.put(ApiCall.GET_MEETINGS, meeting::getMeetings);
        calls.put(ApiCall.GET_SESSIONS, meeting::getSessions);
        calls.put(ApiCall.INSERT_DOCUMENT, new InsertDocumentCall(meetings));
        calls.put(ApiCall.SEND_CHAT_MESSAGE, new ChatCall(meetings));
        var recording = new RecordingCalls(inventory.recordings(), new RecordingXml(nodeUrl));
        calls.put(ApiCall.GET_RECORDINGS, recording::getRecordings);
        calls.put(ApiCall.PUBLISH_RECORDINGS, recording::publishRecordings);
        calls.put(ApiCall.DELETE_RECORDINGS, recording::deleteRecordings);
        calls.put(ApiCall.UPDATE_RECORDINGS, recording::updateRecordings);
        var tracks = new TextTrackCalls(inventory.recordings(), nodeUrl);
        calls.put(ApiCall.GET_RECORDING_TEXT_TRACKS, tracks::getRecordingTextTracks);
        calls.put(ApiCall.PUT_RECORDING_TEXT_TRACK, tracks::putRecordingTextTrack);
        var hook = new HookCalls(inventory.hooks());
        calls.put(ApiCall.HOOKS_CREATE, hook::create);
        calls.put(ApiCall.HOOKS_DESTROY, hook::destroy);
        calls.put(ApiCall.HOOKS_LIST, hook::list);
        calls.put(ApiCall.HOOKS_PING, hook::ping);
        var session = new SessionCalls(attendance, nodeUrl, secret);
        calls.put(ApiCall.GET_JOIN_URL, session::getJoinUrl);
        calls.put(ApiCall.LEARNING_DASHBOARD, session::learningDashboard);
        calls.put(ApiCall.STUNS, session::stuns);
        calls.put(ApiCall.SIGN_OUT, session::signOut);
        return calls;
    }
}
