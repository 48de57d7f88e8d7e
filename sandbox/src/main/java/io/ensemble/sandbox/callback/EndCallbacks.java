package io.ensemble.sandbox.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.MeetingView;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Calls meetingEndedURL and meta_endCallbackUrl when a meeting ends (section 2.14). */
public record EndCallbacks(Courier courier) {

    /** A meeting ended. Breakout rooms inherit the metadata of their parent, but call nobody. */
    public void ended(MeetingEvent.Ended end) {
        if (end.meeting().settings().breakout().isEmpty()) {
            urlsOf(end.meeting()).forEach(url -> courier.send(Callback.get(url), DeliveryRules.END));
        }
    }

    // Only the older of the two addresses, the one in the metadata, is told which meeting it was.
    private static List<String> urlsOf(MeetingView meeting) {
        var urls = new ArrayList<String>();
        var settings = meeting.settings();
        var marks = "recordingmarks=" + meeting.marked();
        if (!settings.meetingEndedUrl().isEmpty()) {
            urls.add(with(settings.meetingEndedUrl(), marks));
        }
        var endCallback = settings.metadata().getOrDefault("endcallbackurl", "");
        if (!endCallback.isEmpty()) {
            urls.add(with(endCallback, marks + "&meetingID=" + URLEncoder.encode(settings.meetingId(), UTF_8)));
        }
        return urls;
    }

    private static String with(String url, String query) {
        return url + (url.contains("?") ? "&" : "?") + query;
    }
}
