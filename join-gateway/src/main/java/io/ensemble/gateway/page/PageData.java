package io.ensemble.gateway.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server tells the web page.
 *
 * @param view {@code home}, {@code enter} or {@code problem}
 * @param kinds kinds of rooms that can be made
 * @param room the room behind a link
 * @param problem code of what went wrong
 * @param name what was typed before, so that nobody types it twice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection // written by an ObjectMapper, not by an endpoint
public record PageData(
        String view,
        @Nullable List<String> kinds,
        PageData.@Nullable LinkedRoom room,
        @Nullable String problem,
        @Nullable String name) {

    /** The room behind a link. */
    @RegisterForReflection
    public record LinkedRoom(String name, String role, String kind) {}

    /** The page on which rooms are made. */
    public static PageData home(List<String> kinds) {
        return new PageData("home", kinds, null, null, null);
    }

    /** The page that asks for a name. */
    public static PageData enter(String roomName, String role, String kind) {
        return new PageData("enter", null, new LinkedRoom(roomName, role, kind), null, null);
    }

    /** The page that says what is wrong and what to do. */
    public static PageData problem(String code) {
        return new PageData("problem", null, null, code, null);
    }

    /** The same page with a problem, and the name as it was typed. */
    public PageData with(String code, String typedName) {
        return new PageData(view, kinds, room, code, typedName);
    }
}
