package io.ensemble.sandbox.meeting;

/** The one way into a meeting and out of it, so that every coming and going is counted, written down and told. */
record Door(Registry registry) {

    /** Lets somebody in; for one who is in already, only the media change. */
    User enter(Meeting meeting, Person person, Media media) {
        var absent = meeting.user(person.internalId()).filter(User::present).isEmpty();
        var user = meeting.connect(person, media);
        if (absent) {
            registry.countJoin();
            meeting.book().arrive(person, registry.time().instant());
            registry.tell(new MeetingEvent.Joined(registry.view(meeting), user.view()));
        }
        return user;
    }

    /** Somebody goes, or is taken for lost. */
    void leave(Meeting meeting, User user, boolean atWill) {
        var wasIn = user.present();
        var now = registry.time().instant();
        user.leave(now, atWill);
        if (wasIn) {
            meeting.book().leave(user.person(), now);
            registry.tell(new MeetingEvent.Left(registry.view(meeting), user.view()));
        }
    }
}
