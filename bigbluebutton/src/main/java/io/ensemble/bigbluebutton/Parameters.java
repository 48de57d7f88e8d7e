package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The decoded parameters of a call, in the order in which they came. Names are case-sensitive; duplicates, empty values
 * and unknown names are kept, since a server may mean something by them.
 *
 * @param entries name and value pairs in their order
 */
public record Parameters(List<Entry> entries) {

    /** No parameters. */
    public static final Parameters NONE = new Parameters(List.of());

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** One parameter. */
    public record Entry(String name, String value) {

        /** The name alone, for the reason that {@link Parameters#toString} gives. */
        @Override
        public String toString() {
            return name;
        }
    }

    public Parameters {
        entries = List.copyOf(entries);
    }

    /** Parameters from alternating names and values. */
    public static Parameters of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name without a value");
        }
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            entries.add(new Entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Parameters(entries);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text: a query string or a form body. A percent sign that encodes
     * nothing stands for itself, so that no text is refused.
     */
    public static Parameters parse(String encoded) {
        var entries = new ArrayList<Entry>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                entries.add(
                        equals < 0
                                ? new Entry(decode(pair), "")
                                : new Entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return new Parameters(entries);
    }

    /** The first value of that name, which is the one that BigBlueButton uses. */
    public Optional<String> first(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    /** The first value of that name, or an empty text. */
    public String text(String name) {
        return first(name).orElse("");
    }

    /** All values of that name in their order. */
    public List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::value)
                .toList();
    }

    /** Whether the name is there, with whatever value. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** These parameters with that name set to one value: in its old place if it was there, else at the end. */
    public Parameters with(String name, String value) {
        var changed = new ArrayList<Entry>();
        var placed = false;
        for (var entry : entries) {
            if (!entry.name().equals(name)) {
                changed.add(entry);
            } else if (!placed) {
                changed.add(new Entry(name, value));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(new Entry(name, value));
        }
        return new Parameters(changed);
    }

    /** These parameters with that name set, unless it has a value already. */
    public Parameters withDefault(String name, String value) {
        return text(name).isEmpty() ? with(name, value) : this;
    }

    /** These parameters without any of that name. */
    public Parameters without(String name) {
        return new Parameters(
                entries.stream().filter(entry -> !entry.name().equals(name)).toList());
    }

    /** These parameters followed by others, as a server merges query and form: the query's values come first. */
    public Parameters followedBy(Parameters others) {
        var merged = new ArrayList<>(entries);
        merged.addAll(others.entries);
        return new Parameters(merged);
    }

    /** The parameters as a query string, UTF-8 and percent-encoded, blanks as {@code +}. */
    public String encode() {
        return entries.stream()
                .map(entry -> URLEncoder.encode(entry.name(), UTF_8) + "=" + URLEncoder.encode(entry.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The names alone, since the values hold passwords, checksums and people's names. */
    @Override
    public String toString() {
        return entries.stream().map(Entry::name).collect(Collectors.joining(", ", "Parameters[", "]"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(LONE_PERCENT.matcher(text).replaceAll("%25"), UTF_8);
    }
}
