package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the HTTP answer of a node. */
final class NodeAnswer {

    private NodeAnswer() {}

    static NodeReply read(HttpResponse<byte[]> answer) {
        var misfit = misfit(answer.statusCode());
        if (misfit.isPresent()) {
            return misfit.get();
        }
        try {
            return read(XmlReader.read(answer.body()), answer.headers());
        } catch (MalformedXmlException e) {
            return new Failed(Reason.UNREADABLE, "The answer is " + (answer.body().length == 0 ? "empty" : "not XML"));
        }
    }

    static TextReply text(HttpResponse<byte[]> answer) {
        var misfit = misfit(answer.statusCode());
        if (misfit.isPresent()) {
            return misfit.get();
        }
        return new TextReply.Received(
                answer.headers().firstValue("Content-Type").orElse(""), new String(answer.body(), UTF_8));
    }

    private static Optional<Failed> misfit(int status) {
        if (status == 200) {
            return Optional.empty();
        }
        return Optional.of(new Failed(reason(status), "HTTP status " + status));
    }

    private static Reason reason(int status) {
        if (status >= 500) {
            return Reason.SERVER_ERROR;
        }
        return status >= 300 && status < 400 ? Reason.REDIRECTED : Reason.BAD_STATUS;
    }

    private static NodeReply read(XmlElement response, HttpHeaders headers) {
        if (!response.name().equals("response") || response.child("returncode").isEmpty()) {
            return new Failed(Reason.UNREADABLE, "The answer is not BigBlueButton's");
        }
        var answered = new Answered(response, nodeTime(headers), headers.allValues("Set-Cookie"));
        return !answered.success() && Failure.isAboutChecksum(answered.messageKey())
                ? new Failed(Reason.WRONG_SECRET, "The node refuses the checksum")
                : answered;
    }

    private static Optional<Instant> nodeTime(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(date -> {
            try {
                return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }
}
