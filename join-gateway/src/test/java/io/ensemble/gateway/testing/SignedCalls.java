package io.ensemble.gateway.testing;

import static io.restassured.RestAssured.given;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the API as the tenants' front ends send them. */
public final class SignedCalls {

    private SignedCalls() {}

    /** With GET, as the tenant default. */
    public static ValidatableResponse get(String call, String query) {
        return request()
                .get("/bigbluebutton/api/" + signed(call, query, FleetOfTwo.SECRET))
                .then();
    }

    /** With GET, as the tenant moodle. */
    public static ValidatableResponse getAsMoodle(String call, String query) {
        return request()
                .get("/t/moodle/bigbluebutton/api/" + signed(call, query, FleetOfTwo.MOODLE_SECRET))
                .then();
    }

    /** With POST and an XML body, as the tenant moodle. */
    public static ValidatableResponse postAsMoodle(String call, String query, byte[] xml) {
        return request()
                .contentType("application/xml")
                .body(xml)
                .post("/t/moodle/bigbluebutton/api/" + signed(call, query, FleetOfTwo.MOODLE_SECRET))
                .then();
    }

    private static RequestSpecification request() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }

    private static String signed(String call, String query, String secret) {
        return call + "?" + Checksum.sign(ChecksumAlgorithm.SHA1, call, query, secret);
    }
}
