package io.ensemble.sandbox.meeting;

/** Who may enter a meeting without being let in (Meeting.calcGuestStatus of bbb-common-web). */
public enum GuestPolicy {
    ALWAYS_ACCEPT,
    ALWAYS_DENY,
    ASK_MODERATOR,
    ALWAYS_ACCEPT_AUTH;

    /** What this policy means for one who joins. A node has authenticatedGuest=true by default. */
    public GuestStatus admit(Role role, boolean guest, boolean authenticated) {
        if (role == Role.MODERATOR) {
            return GuestStatus.ALLOW;
        }
        return switch (this) {
            case ALWAYS_ACCEPT -> GuestStatus.ALLOW;
            case ALWAYS_DENY -> GuestStatus.DENY;
            case ASK_MODERATOR -> guest || authenticated ? GuestStatus.WAIT : GuestStatus.ALLOW;
            case ALWAYS_ACCEPT_AUTH -> guest ? GuestStatus.WAIT : GuestStatus.ALLOW;
        };
    }
}
