package io.ensemble.sandbox.api;

/** A failure in BigBlueButton's words (Appendix B of the reference). */
record Failure(String key, String message) {

    static final Failure CHECKSUM_MISSING = new Failure("checksumError", "You must provide the checksum");
    static final Failure CHECKSUM_MISMATCH = new Failure("checksumError", "Checksums do not match");
    static final Failure CONTENT_TYPE =
            new Failure("unsupportedContentType", "POST request Content-Type is missing or unsupported");
    static final Failure NOT_FOUND = new Failure("notFound", "A meeting with that ID does not exist");
    static final Failure INVALID_PASSWORD = new Failure("invalidPassword", "Invalid password");
}
