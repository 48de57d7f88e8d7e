package io.ensemble.sandbox.cpu;

/** Prometheus' text format, version 0.0.4. */
final class Exposition {

    private final StringBuilder out = new StringBuilder(8192);

    void type(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void gauge(String name, String help, double value) {
        type(name, "gauge", help);
        sample(name, value);
    }

    void sample(String series, double value) {
        out.append(series).append(' ').append(value).append('\n');
    }

    String text() {
        return out.toString();
    }
}
