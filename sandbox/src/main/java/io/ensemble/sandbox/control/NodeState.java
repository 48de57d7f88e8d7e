package io.ensemble.sandbox.control;

import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.meeting.Attendee;
import io.ensemble.sandbox.meeting.ChatMessage;
import io.ensemble.sandbox.meeting.MeetingView;
import java.util.List;
import java.util.Map;

/**
 * A node from the inside.
 *
 * @param people in all meetings together, those who left not counted
 * @param requests served, by call
 */
record NodeState(
        String node,
        String url,
        Fault fault,
        double cpuPercent,
        long people,
        Map<String, Long> requests,
        List<MeetingState> meetings) {

    /** One meeting. */
    record MeetingState(
            String meetingId,
            String internalMeetingId,
            String name,
            long createTime,
            long participantCount,
            boolean marked,
            List<PersonState> people,
            List<MessageState> messages) {

        static MeetingState of(MeetingView meeting) {
            return new MeetingState(
                    meeting.settings().meetingId(),
                    meeting.internalId(),
                    meeting.settings().name(),
                    meeting.created().toEpochMilli(),
                    meeting.present().size(),
                    meeting.marked(),
                    meeting.attendees().stream().map(PersonState::of).toList(),
                    meeting.messages().stream().map(MessageState::of).toList());
        }
    }

    /** One line of the chat. */
    record MessageState(String userName, String message) {

        static MessageState of(ChatMessage message) {
            return new MessageState(message.userName(), message.text());
        }
    }

    /** One person; no token, since that would let anybody in as this person. */
    record PersonState(
            String userId,
            String name,
            String role,
            boolean left,
            boolean microphone,
            boolean camera,
            boolean listenOnly) {

        static PersonState of(Attendee attendee) {
            var person = attendee.person();
            var media = attendee.media();
            return new PersonState(
                    person.userId(),
                    person.fullName(),
                    person.role().name(),
                    attendee.left(),
                    media.microphone(),
                    media.camera(),
                    media.listenOnly());
        }
    }
}
