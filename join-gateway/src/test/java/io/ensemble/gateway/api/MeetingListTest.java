package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.gateway.callback.OriginalUrls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;

class MeetingListTest {

    private static final List<XmlElement> LISTED = List.of(
            meeting("abc", "internal-1", "", false),
            meeting("seed~moodle", "internal-2", "", false),
            meeting("8e2c-170", "internal-3", "internal-2", true),
            meeting("9f3d-170", "internal-4", "internal-1", true),
            meeting("orphan", "internal-5", "internal-of-nobody", true));

    @Test
    void aTenantSeesItsMeetingsUnderItsOwnIdsWithTheirBreakouts() {
        assertThat(ids("moodle")).containsExactly("seed", "8e2c-170");
        assertThat(ids("default")).containsExactly("abc", "9f3d-170");
    }

    @Test
    void nobodySeesTheBreakoutOfAnUnknownParent() {
        assertThat(ids("other")).isEmpty();
    }

    private final Unscoped unscoped = new Unscoped(mock(OriginalUrls.class, AdditionalAnswers.returnsFirstArg()));

    private List<String> ids(String tenant) {
        return MeetingList.ofTenant(tenant, unscoped::meeting, LISTED).stream()
                .map(meeting -> meeting.text("meetingID"))
                .toList();
    }

    private static XmlElement meeting(String id, String internalId, String parent, boolean breakout) {
        return XmlElement.of(
                "meeting",
                leaf("meetingID", id),
                leaf("internalMeetingID", internalId),
                leaf("isBreakout", breakout),
                leaf("parentMeetingID", parent));
    }
}
