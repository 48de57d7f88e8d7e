package io.ensemble.dispatcher.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 writes it, with a code for programs. */
@RegisterForReflection // answered within a Response, so that the build does not see it
@Schema(description = "An error (RFC 9457)")
record Problem(
        @Schema(examples = "urn:ensemble:problem:no-candidate")
        String type,

        @Schema(examples = "No node can take the meeting") String title,
        @Schema(examples = "503") int status,
        @Schema(examples = "4 nodes: 2 cordoned, 2 offline") String detail,
        @Schema(examples = "no-candidate") String code) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String title, String detail) {
        return new Problem("urn:ensemble:problem:" + code, title, status, detail, code);
    }
}
