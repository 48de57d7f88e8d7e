package io.ensemble.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server that can be cut, or fall silent as a suspended server does. */
public final class Relay implements AutoCloseable {

    private enum State {
        OPEN,
        SILENT,
        CUT
    }

    private final int target;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;
    private ServerSocket listener;

    public Relay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listener.getLocalPort();
        listen();
    }

    public int port() {
        return port;
    }

    /** Everything goes through; what waited goes on. */
    public void open() {
        try {
            if (state == State.CUT) {
                listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        become(State.OPEN);
    }

    /** Connections are accepted, and nothing comes through any more. */
    public void fallSilent() {
        become(State.SILENT);
    }

    /** Connections break, and new ones are refused. */
    public void cut() {
        become(State.CUT);
        close(listener);
        sockets.forEach(Relay::close);
    }

    @Override
    public void close() {
        cut();
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        var mine = listener;
        Thread.ofVirtual().start(() -> {
            while (!mine.isClosed()) {
                try {
                    connect(mine.accept());
                } catch (IOException closed) {
                    close(mine);
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
    }

    private void pass(Socket from, Socket to) {
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var bytes = new byte[8192];
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitWay();
                out.write(bytes, 0, read);
            }
        } catch (IOException broken) {
            // The other side is closed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitWay() throws InterruptedException {
        lock.lock();
        try {
            while (state == State.SILENT) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            // It is gone, which is what is wanted.
        }
    }
}
