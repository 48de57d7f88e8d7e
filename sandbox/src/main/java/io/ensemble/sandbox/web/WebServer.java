package io.ensemble.sandbox.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** A port that can be closed and opened again. */
public final class WebServer implements AutoCloseable {

    /** More than any benchmark opens at once, so that the kernel refuses nobody in a burst. */
    private static final int BACKLOG = 4096;

    /** How long a request that runs while the port closes may take to finish: the one that asked for it does. */
    private static final int LAST_WORDS_SECONDS = 1;

    private static final Logger LOG = System.getLogger(WebServer.class.getName());

    static {
        // Read once by the JDK, before its first server is made. Without TCP_NODELAY every answer waits for an ACK;
        // the other limits are for strangers on the internet, and a fleet's balancer keeps many connections for long.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "300");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final InetSocketAddress address;
    private final Handler handler;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private boolean closed;

    private WebServer(InetSocketAddress address, IntFunction<Handler> handlerOfPort) throws IOException {
        server = HttpServer.create(address, BACKLOG);
        // Port 0 is a free one; from here on it is that one, even after closing and opening again.
        this.address = server.getAddress();
        handler = handlerOfPort.apply(this.address.getPort());
        start(server);
    }

    /**
     * Listens.
     *
     * @param handlerOfPort makes the handler once the port is known
     * @throws IOException if the port is in use
     */
    public static WebServer open(InetSocketAddress address, IntFunction<Handler> handlerOfPort) throws IOException {
        return new WebServer(address, handlerOfPort);
    }

    public int port() {
        return address.getPort();
    }

    /** Refuses connections for a while and breaks those that are open; ends when the port is open again. */
    public void closeFor(Duration duration) {
        var until = System.nanoTime() + duration.toNanos();
        try {
            stop();
            Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            resume();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException inUse) {
            LOG.log(Level.ERROR, "Port " + port() + " was taken by another process", inUse);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.stop(0);
        requests.shutdownNow();
    }

    private synchronized void stop() {
        server.stop(LAST_WORDS_SECONDS);
    }

    private synchronized void resume() throws IOException {
        if (!closed) {
            server = HttpServer.create(address, BACKLOG);
            start(server);
        }
    }

    private void start(HttpServer fresh) {
        fresh.setExecutor(requests);
        fresh.createContext("/", this::serve);
        fresh.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.read(exchange);
            var reply = request.isEmpty() ? new Reply.Whole(Pages.nginx(413)) : handler.handle(request.get());
            switch (reply) {
                case Reply.Whole(var response) -> write(exchange, response, 1);
                case Reply.Truncated(var response) -> write(exchange, response, 2);
                case Reply.Dropped() -> {
                    // Closing an exchange that was not answered closes its connection.
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A request failed: " + exchange.getRequestURI().getPath(), bug);
            throw bug;
        }
    }

    // Announces the whole body and sends its first part: all of it, or a half.
    private static void write(HttpExchange exchange, Response response, int divisor) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        var body = response.body().getBytes(UTF_8);
        var bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            var out = exchange.getResponseBody();
            out.write(body, 0, body.length / divisor);
            out.flush();
        }
    }
}
