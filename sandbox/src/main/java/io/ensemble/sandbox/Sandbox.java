package io.ensemble.sandbox;

import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.callback.HttpSender;
import io.ensemble.sandbox.node.MediaNode;
import io.ensemble.sandbox.node.World;
import io.ensemble.sandbox.people.Crowd;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Starts a fleet of simulated nodes. The one place that makes clocks and generators. */
public final class Sandbox {

    private static final int WRONG_USAGE = 2;

    private Sandbox() {}

    public static void main(String[] arguments) {
        switch (CommandLine.parse(List.of(arguments))) {
            case CommandLine.Help() -> System.out.print(CommandLine.USAGE);
            case CommandLine.Wrong(var message) -> fail(message, WRONG_USAGE);
            case CommandLine.Start(var options) -> start(options);
        }
    }

    private static void start(Options options) {
        var random = new SecureRandom();
        var courier = new Courier(
                new HttpSender(), Thread::sleep, options.timeScale(), Executors.newVirtualThreadPerTaskExecutor());
        var world = new World(InstantSource.system(), options.timeScale(), random, courier);
        var secrets = new Secrets(options.secretSeed().orElseGet(() -> randomSeed(random)));
        try {
            var fleet = Fleet.open(options, secrets, world);
            var places = fleet.nodes().stream().map(MediaNode::place).toList();
            var crowd = new Crowd(options.people(), places, world.time(), options.timeScale(), random);
            fleet.start(List.of(crowd), options.timeScale().factor());
            if (options.writeNodes().isPresent()) {
                NodesFile.write(options.writeNodes().get(), fleet.nodes());
            }
            System.out.printf(
                    "sandbox ready: %d BigBlueButton and %d Jitsi nodes on %s:%d-%d%n",
                    options.nodes(), options.jitsi().nodes(), options.host(), options.port(), options.lastPort());
        } catch (IOException cause) {
            fail(String.valueOf(cause.getMessage()), 1);
        }
    }

    private static String randomSeed(RandomGenerator random) {
        var seed = new byte[16];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    private static void fail(String message, int status) {
        System.err.println("sandbox: " + message);
        System.exit(status);
    }
}
