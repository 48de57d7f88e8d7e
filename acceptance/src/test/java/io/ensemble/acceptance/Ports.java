package io.ensemble.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports for the programs of a suite.
 *
 * <p>Below the range from which the system hands out ports to clients, and never the same twice: a port that is free now
 * would otherwise be somebody else's when the process that is to have it comes so far.
 */
public final class Ports {

    private static final int FIRST = 20_001;
    private static final int LAST = 32_000;

    // Two runs on one machine begin in different places.
    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() % 60) * 100);

    private Ports() {}

    /** A free port. */
    public static int free() {
        return free(1);
    }

    /** So many free ports in a row; the first of them. */
    static int free(int count) {
        for (var first = NEXT.getAndAdd(count); first < LAST; first = NEXT.getAndAdd(count)) {
            var from = first;
            if (IntStream.range(from, from + count).allMatch(Ports::isFree)) {
                return from;
            }
        }
        throw new IllegalStateException("No " + count + " free ports in a row");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
