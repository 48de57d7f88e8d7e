package io.ensemble.acceptance.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A cable between two processes that can be cut. While it is cut, connections are taken and stay open, and nothing comes
 * through in either direction; what was sent meanwhile arrives when it is mended, as TCP would send it again.
 */
final class Cable implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final URI target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;

    private Cable(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
        threads.execute(this::listen);
    }

    /** A whole cable to there. */
    static Cable to(URI target) {
        try {
            return new Cable(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
        } catch (IOException e) {
            throw new IllegalStateException("No port for a cable", e);
        }
    }

    /** Where whoever is to be cut off connects. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void cut() {
        set(true);
    }

    void mend() {
        set(false);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        closeQuietly(server);
        ends.forEach(Cable::closeQuietly);
    }

    private void set(boolean now) {
        lock.lock();
        try {
            cut = now;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                threads.execute(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            awaitWhole();
            var far = new Socket();
            ends.addAll(List.of(near, far));
            far.connect(new InetSocketAddress(target.getHost(), target.getPort()));
            threads.execute(() -> pump(far, near));
            pump(near, far);
        } catch (IOException nobodyThere) {
            closeQuietly(near);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[BUFFER];
            var in = from.getInputStream();
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitWhole();
                to.getOutputStream().write(buffer, 0, count);
            }
            // The end of a connection does not come through a cut cable either.
            awaitWhole();
        } catch (IOException ended) {
            // One end went away; the other one is closed with it.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            ends.removeAll(List.of(from, to));
        }
    }

    private void awaitWhole() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (cut) {
                mended.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception closedAlready) {
            // Nothing is left to be closed.
        }
    }
}
