package io.ensemble.sandbox.api;

import io.ensemble.sandbox.recording.Recording;
import io.ensemble.sandbox.recording.RecordingState;
import io.ensemble.sandbox.recording.Recordings;
import io.ensemble.sandbox.recording.TextTrack;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Html;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.util.Optional;

/** Where recordings are watched: a page for each published one, and its text tracks. */
public record Playback(Recordings recordings) implements Handler {

    /** The path and version of the player of BigBlueButton 3.0 (section 4.1.5). */
    private static final String PATH = "/playback/presentation/2.3/";

    static String url(String nodeUrl, Recording recording) {
        return nodeUrl + PATH + recording.recordId();
    }

    @Override
    public Reply handle(Request request) {
        return new Reply.Whole(answer(request.path()).orElseGet(Pages::notFound));
    }

    private Optional<Response> answer(String path) {
        if (!path.startsWith(PATH)) {
            return Optional.empty();
        }
        var parts = path.substring(PATH.length()).split("/");
        var recording = recordings.find(parts[0]).filter(found -> found.state() == RecordingState.PUBLISHED);
        return parts.length == 1
                ? recording.map(Playback::page)
                : recording.flatMap(found -> found.tracks().stream()
                        .filter(track -> track.file().equals(parts[1]))
                        .findFirst()
                        .map(Playback::file));
    }

    private static Response page(Recording recording) {
        return Response.html(200, """
                <!doctype html>
                <html lang="en"><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>
                """.formatted(Html.escape(recording.name())));
    }

    private static Response file(TextTrack track) {
        return Response.of(200, "text/vtt;charset=utf-8", track.text());
    }
}
