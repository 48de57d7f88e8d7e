package io.ensemble.sandbox.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.meeting.EndedMeeting;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.TimeScale;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Calls meetingEndedURL and meta_endCallbackUrl when a meeting ends (section 2.14). */
public final class EndCallbacks implements Consumer<EndedMeeting> {

    /** CallbackUrlService: four more attempts, then it gives up. */
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(300));

    /** Makes one GET. */
    @FunctionalInterface
    public interface Sender {
        /** Whether the answer was 2xx. */
        boolean delivers(String url) throws InterruptedException;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Sender sender;
    private final Pause pause;
    private final TimeScale scale;
    private final Executor executor;

    public EndCallbacks(Sender sender, Pause pause, TimeScale scale, Executor executor) {
        this.sender = sender;
        this.pause = pause;
        this.scale = scale;
        this.executor = executor;
    }

    @Override
    public void accept(EndedMeeting ended) {
        // Breakout rooms inherit the metadata of their parent, but call nobody.
        if (ended.meeting().settings().breakout().isEmpty()) {
            urlsOf(ended.meeting()).forEach(url -> executor.execute(() -> deliver(url)));
        }
    }

    // No sandbox meeting has a recording mark, so recordingmarks is always false.
    private static List<String> urlsOf(MeetingView meeting) {
        var urls = new ArrayList<String>();
        var settings = meeting.settings();
        if (!settings.meetingEndedUrl().isEmpty()) {
            urls.add(with(settings.meetingEndedUrl(), "recordingmarks=false"));
        }
        var endCallback = settings.metadata().getOrDefault("endcallbackurl", "");
        if (!endCallback.isEmpty()) {
            urls.add(with(
                    endCallback,
                    "meetingID=" + URLEncoder.encode(settings.meetingId(), UTF_8) + "&recordingmarks=false"));
        }
        return urls;
    }

    private static String with(String url, String query) {
        return url + (url.contains("?") ? "&" : "?") + query;
    }

    private void deliver(String url) {
        try {
            for (var wait : RETRIES) {
                if (sender.delivers(url)) {
                    return;
                }
                pause.sleep(scale.real(wait));
            }
            sender.delivers(url);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
