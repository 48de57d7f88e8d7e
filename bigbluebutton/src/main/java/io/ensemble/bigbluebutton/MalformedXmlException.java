package io.ensemble.bigbluebutton;

import java.io.IOException;

/** A document that cannot be read. The message says what is wrong with it and quotes nothing of it. */
public final class MalformedXmlException extends IOException {

    MalformedXmlException(String message) {
        super(message);
    }

    MalformedXmlException(String message, Throwable cause) {
        super(message, cause);
    }
}
