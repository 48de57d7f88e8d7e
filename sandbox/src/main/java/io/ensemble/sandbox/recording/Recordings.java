package io.ensemble.sandbox.recording;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The recordings on a node's disk: they survive a restart. */
public final class Recordings {

    private final Map<String, Recording> byId = new LinkedHashMap<>();

    /** Keeps a recording, in the place of an earlier state of it. */
    public synchronized void put(Recording recording) {
        byId.put(recording.recordId(), recording);
    }

    /** The recording of exactly that ID, whatever its state. */
    public synchronized Optional<Recording> find(String recordId) {
        return Optional.ofNullable(byId.get(recordId));
    }

    /** What fits, the oldest entry first. */
    public synchronized Findings search(RecordingQuery query) {
        return Findings.of(byId.values().stream().filter(query::accepts).toList(), query);
    }

    /** The recordings of that meeting's breakout rooms. */
    public synchronized List<String> roomsOf(String recordId) {
        return byId.values().stream()
                .filter(recording -> recording
                        .breakout()
                        .filter(room -> room.parentId().equals(recordId))
                        .isPresent())
                .map(Recording::recordId)
                .toList();
    }

    /** Publishes or hides; false if none of them is finished. */
    public boolean publish(Collection<String> recordIds, boolean publish) {
        var state = publish ? RecordingState.PUBLISHED : RecordingState.UNPUBLISHED;
        return change(recordIds, recording -> recording.in(state));
    }

    /** Deletes; false if none of them is finished. */
    public boolean delete(Collection<String> recordIds) {
        return change(recordIds, recording -> recording.in(RecordingState.DELETED));
    }

    /** Sets metadata, or takes those away whose value is empty; false if none of them is finished. */
    public boolean update(
            Collection<String> recordIds, SequencedMap<String, String> metadata, Optional<Boolean> protection) {
        return change(recordIds, recording -> recording.with(metadata, protection));
    }

    /** Adds subtitles or captions; false if the recording is not finished. */
    public boolean addTrack(String recordId, TextTrack track) {
        return change(List.of(recordId), recording -> recording.with(track));
    }

    private synchronized boolean change(Collection<String> recordIds, UnaryOperator<Recording> change) {
        var finished = recordIds.stream()
                .map(byId::get)
                .flatMap(Stream::ofNullable)
                .filter(recording -> recording.state().finished())
                .toList();
        finished.stream().map(change).forEach(this::put);
        return !finished.isEmpty();
    }
}
