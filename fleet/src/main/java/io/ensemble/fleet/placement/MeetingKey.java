package io.ensemble.fleet.placement;

/**
 * What a meeting is known by: two tenants may use the same meeting id and never meet.
 *
 * @param tenant id of the tenant, {@code [a-z0-9-]}
 * @param meetingId the id as the tenant's front end knows it, 2 to 256 characters without a comma
 */
public record MeetingKey(String tenant, String meetingId) {

    /** The key as one text, {@code tenant:meetingId}; a tenant's id has no colon, so it can be read back. */
    public String asText() {
        return tenant + ":" + meetingId;
    }

    /** Reads back what {@link #asText} wrote. */
    public static MeetingKey parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A meeting key has a colon");
        }
        return new MeetingKey(text.substring(0, colon), text.substring(colon + 1));
    }
}
