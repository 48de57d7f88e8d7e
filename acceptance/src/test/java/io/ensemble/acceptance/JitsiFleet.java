package io.ensemble.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jitsi rooms of a suite, as people without a browser make and enter them. */
final class JitsiFleet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final int first;
    private final int count;

    /**
     * The Jitsi servers of a suite.
     *
     * @param first index of the first one among all nodes
     */
    JitsiFleet(Suite suite, int first, int count) {
        this.suite = suite;
        this.first = first;
        this.count = count;
    }

    /** A room that somebody made; its link's path is the same at every gateway. */
    record Room(String path) {}

    /** Where a link led: to a room on a node, with a token. */
    record Way(URI location) {

        String node() {
            return "http://" + location.getAuthority();
        }

        String room() {
            return location.getRawPath().substring(1);
        }

        /** What the address says behind its {@code #}. */
        String value(String key) {
            return Arrays.stream(location.getRawFragment().split("&", -1))
                    .filter(pair -> pair.startsWith(key + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(key.length() + 1), StandardCharsets.UTF_8))
                    .map(json -> read(json).textValue())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Makes a room at that gateway. */
    static Room make(URI gateway, String name) {
        var answer = Http.post(
                gateway.resolve("/api/rooms"),
                "application/json",
                JSON.createObjectNode().put("name", name).put("kind", "jitsi").toString());
        return new Room(
                URI.create(read(answer.body()).get("attendeeUrl").asText()).getPath());
    }

    /** Follows the link at that gateway; the answer is a redirect if somebody is let in. */
    static Optional<Way> follow(URI gateway, Room room, String name) {
        var answer = Http.post(gateway.resolve(room.path()), "application/x-www-form-urlencoded", "name=" + name);
        return answer.headers().firstValue("Location").map(URI::create).map(Way::new);
    }

    /** Enters the room with its token, as the page's script does; answers the id under which one leaves again. */
    static String enter(Way way) {
        var body = JSON.createObjectNode()
                .put("path", way.location().getRawPath())
                .put("jwt", way.value("jwt"))
                .put("microphone", true)
                .put("camera", true);
        var answer = Http.post(URI.create(way.node() + "/sandbox/enter"), "application/json", body.toString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("Not let in: " + answer.body());
        }
        return read(answer.body()).get("id").asText();
    }

    static void leave(Way way, String id) {
        Http.post(URI.create(way.node() + "/sandbox/leave?id=" + id), "application/json", "");
    }

    /** The nodes' addresses by their ids. */
    Map<String, URI> nodes() {
        var nodes = new HashMap<String, URI>();
        for (var i = 0; i < count; i++) {
            nodes.put("jitsi-%02d".formatted(i + 1), suite.node(first + i));
        }
        return nodes;
    }

    /** The node's id at that address. */
    String idOf(String address) {
        return nodes().entrySet().stream()
                .filter(node -> node.getValue().toString().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The rooms that are open, with the nodes that say so: one entry for each room and node. */
    Map<String, List<String>> openRooms() {
        var rooms = new HashMap<String, List<String>>();
        nodes().forEach((id, url) -> state(url)
                .get("rooms")
                .forEach(room -> rooms.computeIfAbsent(room.get("room").asText(), name -> new ArrayList<>())
                        .add(id)));
        return rooms;
    }

    /** What the node is from the inside. */
    static JsonNode state(URI node) {
        return read(Http.get(node.resolve("/sandbox/state")).body());
    }

    /** The operators' row of a node. */
    JsonNode row(String node) {
        var table = read(Http.get(
                        suite.dispatchers().getFirst().url().resolve("/api/nodes"),
                        "Authorization",
                        "Bearer " + Suite.KEY)
                .body());
        for (var row : table) {
            if (row.get("id").asText().equals(node)) {
                return row;
            }
        }
        throw new AssertionError("No node " + node);
    }

    /** Has an operator give the node that state. */
    void operate(String node, String state) {
        Http.put(
                suite.dispatchers().getFirst().url().resolve("/api/nodes/" + node + "/state"),
                "{\"state\":\"" + state + "\"}",
                "Authorization",
                "Bearer " + Suite.KEY);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(json, noJson);
        }
    }
}
