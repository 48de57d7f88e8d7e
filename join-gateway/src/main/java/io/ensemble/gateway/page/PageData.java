package io.ensemble.gateway.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server tells the web page.
 *
 * @param view {@code home}, {@code enter}, {@code join} or {@code problem}
 * @param kinds kinds of rooms that can be made
 * @param open of these, the kinds with servers where whoever enters first moderates, whatever the link says
 * @param room the room behind a link
 * @param problem code of what went wrong
 * @param name what was typed before, so that nobody types it twice
 * @param again how the page is to go on by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection // written by an ObjectMapper, not by an endpoint
public record PageData(
        String view,
        @Nullable List<String> kinds,
        @Nullable List<String> open,
        PageData.@Nullable LinkedRoom room,
        @Nullable String problem,
        @Nullable String name,
        PageData.@Nullable Again again) {

    /**
     * The room behind a link.
     *
     * @param open whether whoever enters first may moderate, whatever the link says
     * @param path of the link
     */
    @RegisterForReflection
    public record LinkedRoom(
            String name,
            String role,
            String kind,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean open,
            @JsonIgnore String path) {}

    /**
     * How a page goes on by itself.
     *
     * @param visit the same for all tries of one person
     * @param tries how often it has come again already
     */
    @RegisterForReflection
    public record Again(String visit, @JsonIgnore int tries) {

        /** What people wait for without thinking that they are forgotten. */
        public static final int FIRST = 3;

        /** After a minute the reason is one that takes minutes. */
        private static final int LATER = 10;

        private static final int TRIES_OF_A_MINUTE = 60 / FIRST;

        /** When to try again. */
        @JsonIgnore
        public int afterSeconds() {
            return isLong() ? LATER : FIRST;
        }

        /** Whether it goes on for more than a minute. */
        @JsonIgnore
        public boolean isLong() {
            return tries >= TRIES_OF_A_MINUTE;
        }
    }

    /** The page on which rooms are made. */
    public static PageData home(List<String> kinds, List<String> open) {
        return new PageData("home", kinds, open.isEmpty() ? null : open, null, null, null, null);
    }

    /** The page that asks for a name. */
    public static PageData enter(LinkedRoom room) {
        return new PageData("enter", null, null, room, null, null, null);
    }

    /** The page at the address of a signed join, which opens itself again until its meeting's server answers or is given up. */
    public static PageData join() {
        return new PageData("join", null, null, null, "node-away", null, null);
    }

    /** Whether it opens its own address again. */
    boolean reloads() {
        return view.equals("join");
    }

    /** The page that says what is wrong and what to do. */
    public static PageData problem(String code) {
        return new PageData("problem", null, null, null, code, null, null);
    }

    /** The same page with a problem, and the name as it was typed. */
    public PageData with(String code, String typedName) {
        return new PageData(view, kinds, open, room, code, typedName, again);
    }

    /** The same page, which goes on by itself. */
    public PageData trying(Again next) {
        return new PageData(view, kinds, open, room, problem, name, next);
    }
}
