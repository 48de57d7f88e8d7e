package io.ensemble.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.callback.CallbackKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackParameterTest {

    @ParameterizedTest
    @CsvSource({
        "meta_endCallbackUrl, END",
        "meta_endcallbackurl, END",
        "meetingEndedURL, ENDED_URL",
        "meta_bbb-recording-ready-url, RECORDING_READY",
        "meta_bn-recording-ready-url, RECORDING_READY",
        "META_canvas-recording-ready-url, RECORDING_READY",
        "meta_analytics-callback-url, ANALYTICS"
    })
    void callbacksAreKnownByTheirParameters(String name, CallbackKind kind) {
        assertThat(CallbackParameter.kind(name)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logoutURL", "meetingendedurl", "meta_bbb-origin", "bbb-recording-ready-url", "name"})
    void otherParametersAskForNothing(String name) {
        assertThat(CallbackParameter.kind(name)).isEmpty();
    }
}
