package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.XmlElement;
import java.time.Duration;
import java.util.List;

/** What a front end gets. */
public sealed interface ApiAnswer {

    /** BigBlueButton's XML, with status 200 whether it tells of success or failure. */
    record Xml(XmlElement response, List<String> setCookies) implements ApiAnswer {
        public Xml {
            setCookies = List.copyOf(setCookies);
        }
    }

    /** The same, of what passes: after this time it is worth while to ask again. */
    record Later(XmlElement response, Duration after) implements ApiAnswer {}

    /** This gateway cannot say yet. With status 503, so that a balancer can tell, and ask another one. */
    record Unready(XmlElement response, Duration after) implements ApiAnswer {}

    /** The browser is to go on elsewhere. */
    record Redirect(String location) implements ApiAnswer {
        /** The location opens a meeting, so it is never shown. */
        @Override
        public String toString() {
            return "Redirect";
        }
    }

    /** A page for a person, which asks the very same again by itself until it is led on. */
    record Waiting() implements ApiAnswer {}

    /** Our page that waits is told that it would be led on now, or told something else than to wait. */
    record WayOpen() implements ApiAnswer {}

    /** What a few calls answer in. */
    record Json(String json) implements ApiAnswer {}

    /** An answer without cookies. */
    static ApiAnswer xml(XmlElement response) {
        return new Xml(response, List.of());
    }

    /** A refusal in BigBlueButton's words. */
    static ApiAnswer failed(Failure failure) {
        return xml(failure.toXml());
    }
}
