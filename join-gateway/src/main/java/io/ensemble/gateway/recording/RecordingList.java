package io.ensemble.gateway.recording;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.XmlElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes one answer of what many nodes list. */
final class RecordingList {

    /**
     * The newest first, as front ends show them. Of equal age the ids decide: pages that are asked for one after the other
     * must not depend on which node was the first to answer.
     */
    private static final Comparator<Recording> NEWEST_FIRST =
            Comparator.comparingLong(Recording::startTime).reversed().thenComparing(Recording::id);

    private RecordingList() {}

    /** The answer to getRecordings. */
    static XmlElement answer(Collection<Recording> recordings, Optional<Page> page) {
        var all = merged(recordings);
        var shown = page.map(wanted -> wanted.of(all)).orElse(all);
        var response = new ArrayList<XmlElement>();
        response.add(leaf("returncode", "SUCCESS"));
        response.add(XmlElement.of(
                "recordings", shown.stream().map(Recording::unscoped).toList()));
        if (page.isPresent()) {
            response.add(leaf("totalElements", all.size()));
        }
        if (shown.isEmpty()) {
            response.add(leaf("messageKey", "noRecordings"));
            response.add(leaf("message", "There are no recordings for the meeting(s)."));
        }
        return XmlElement.of("response", response);
    }

    // Nodes may share a disk, or have got recordings from one another; then several list the same one.
    static List<Recording> merged(Collection<Recording> recordings) {
        var byId = new LinkedHashMap<String, Recording>();
        recordings.forEach(recording -> byId.putIfAbsent(recording.id(), recording));
        return byId.values().stream().sorted(NEWEST_FIRST).toList();
    }
}
