package io.ensemble.sandbox.recording;

/**
 * One condition on metadata.
 *
 * @param wanted the whole value; {@code %} at its beginning or end, or both, stands for any text
 */
public record MetadataFilter(String name, String wanted) {

    private static final String ANY = "%";

    boolean accepts(Recording recording) {
        var value = recording.metadata().get(name);
        if (value == null) {
            return false;
        }
        var openLeft = wanted.startsWith(ANY);
        var openRight = wanted.endsWith(ANY) && wanted.length() > 1;
        var core = wanted.substring(openLeft ? 1 : 0, wanted.length() - (openRight ? 1 : 0));
        if (openLeft && openRight) {
            return value.contains(core);
        }
        if (openLeft) {
            return value.endsWith(core);
        }
        return openRight ? value.startsWith(core) : value.equals(core);
    }
}
