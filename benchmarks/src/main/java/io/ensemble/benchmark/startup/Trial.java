package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The starts of one service in one form. */
final class Trial {

    /** Long enough for the schedules of the first second to have run. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final int REQUESTS = 10_000;
    private static final double MIB = 1024.0 * 1024.0;
    private static final double NANOS_A_SECOND = 1e9;

    private final Service service;
    private final Form form;
    private final Path log;
    private final List<Double> firstAnswers = new ArrayList<>();
    private final List<Double> readies = new ArrayList<>();
    private final List<Double> idles = new ArrayList<>();
    private final List<Double> loadeds = new ArrayList<>();
    private final List<Double> loads = new ArrayList<>();

    Trial(Service service, Form form, Path log) {
        this.service = service;
        this.form = form;
        this.log = log;
    }

    /** Brings the files into the system's memory, so that no form pays for being the first. */
    void warmUp() throws IOException, InterruptedException {
        try (var replica = Replica.start(service, form.folder(), form.command(), log)) {
            replica.awaitFirstAnswers();
            replica.stop(STOPPING);
        }
    }

    /**
     * @param underLoad whether to ask 10,000 times as well
     */
    void start(boolean underLoad) throws IOException, InterruptedException {
        try (var replica = Replica.start(service, form.folder(), form.command(), log)) {
            var answers = replica.awaitFirstAnswers();
            firstAnswers.add(answers.question().toNanos() / NANOS_A_SECOND);
            readies.add(answers.ready().toNanos() / NANOS_A_SECOND);
            Thread.sleep(SETTLING);
            idles.add(replica.memory() / MIB);
            if (underLoad) {
                var begun = System.nanoTime();
                Load.put(service.ports().http(), service.question(), REQUESTS, Question.ANSWERED);
                loads.add((System.nanoTime() - begun) / NANOS_A_SECOND);
                loadeds.add(replica.memory() / MIB);
            }
            replica.stop(STOPPING);
        }
    }

    Row row() throws IOException {
        return new Row(
                service.name(),
                form.label(),
                Spread.of(firstAnswers),
                Spread.of(readies),
                Spread.of(idles),
                Spread.of(loadeds),
                Spread.of(loads),
                form.size() / MIB,
                null);
    }
}
