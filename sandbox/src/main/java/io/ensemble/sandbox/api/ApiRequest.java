package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.Request;

/**
 * A call to the API.
 *
 * @param parameters of the query, then of a form body; unsigned ones too
 */
record ApiRequest(String call, Parameters parameters, Request http) {

    String text(String name) {
        return parameters.text(name);
    }

    boolean flag(String name) {
        return text(name).equalsIgnoreCase("true");
    }
}
