package io.ensemble.gateway.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.ApiCall;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The calls with a session token that answer in JSON. */
class SessionTokenCalls {

    @Produces
    @Singleton
    CallHandler getJoinUrl(ObjectMapper json) {
        return new SessionTokenCall(ApiCall.GET_JOIN_URL, json);
    }

    @Produces
    @Singleton
    CallHandler learningDashboard(ObjectMapper json) {
        return new SessionTokenCall(ApiCall.LEARNING_DASHBOARD, json);
    }

    @Produces
    @Singleton
    CallHandler stuns(ObjectMapper json) {
        return new SessionTokenCall(ApiCall.STUNS, json);
    }

    @Produces
    @Singleton
    CallHandler feedback(ObjectMapper json) {
        return new SessionTokenCall(ApiCall.FEEDBACK, json);
    }
}
