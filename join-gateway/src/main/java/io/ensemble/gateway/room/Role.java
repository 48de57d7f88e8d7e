package io.ensemble.gateway.room;

/** What a link makes of the person who follows it. */
public enum Role {
    MODERATOR("moderator", "MODERATOR"),
    ATTENDEE("attendee", "VIEWER");

    private final String word;
    private final String inApi;

    Role(String word, String inApi) {
        this.word = word;
        this.inApi = inApi;
    }

    /** BigBlueButton's word for it. */
    String inApi() {
        return inApi;
    }

    @Override
    public String toString() {
        return word;
    }
}
