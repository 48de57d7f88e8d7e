package io.ensemble.sandbox.cpu;

/** Prometheus' text format, version 0.0.4. */
public final class Exposition {

    private final StringBuilder out = new StringBuilder(8192);

    /** What the samples below are. */
    public void type(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A value that goes up and down. */
    public void gauge(String name, String help, double value) {
        type(name, "gauge", help);
        sample(name, value);
    }

    /** A value that only grows. */
    public void counter(String name, String help, long value) {
        type(name, "counter", help);
        sample(name, (double) value);
    }

    /**
     * One value.
     *
     * @param series name and, in braces, labels
     */
    public void sample(String series, double value) {
        out.append(series).append(' ').append(value).append('\n');
    }

    /** All of it. */
    public String text() {
        return out.toString();
    }
}
