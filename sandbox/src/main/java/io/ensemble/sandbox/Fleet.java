package io.ensemble.sandbox;

import io.ensemble.sandbox.node.JitsiNode;
import io.ensemble.sandbox.node.MediaNode;
import io.ensemble.sandbox.node.Node;
import io.ensemble.sandbox.node.NodeSpec;
import io.ensemble.sandbox.node.World;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All nodes of one process, and the thread on which their time passes. */
final class Fleet implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Fleet.class.getName());

    private final List<MediaNode> nodes;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticker").factory());

    private Fleet(List<MediaNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts all nodes, or none.
     *
     * @throws IOException if a port is in use; the message says which
     */
    static Fleet open(Options options, Secrets secrets, World world) throws IOException {
        var nodes = new ArrayList<MediaNode>();
        try {
            for (var i = 0; i < options.nodes(); i++) {
                var spec = spec("bbb", i, options.port() + i, options, secrets);
                nodes.add(open(spec, () -> Node.open(spec, world)));
            }
            for (var i = 0; i < options.jitsi().nodes(); i++) {
                var spec = spec("jitsi", i, options.port() + options.nodes() + i, options, secrets);
                var setUp = options.jitsi().spec(spec, i);
                nodes.add(open(spec, () -> JitsiNode.open(setUp, world)));
            }
        } catch (IOException inUse) {
            nodes.forEach(MediaNode::close);
            throw inUse;
        }
        return new Fleet(nodes);
    }

    List<MediaNode> nodes() {
        return nodes;
    }

    /** Lets time pass. A tick is much shorter than the shortest timer, however fast they run. */
    void start(List<Runnable> others, double timeScale) {
        var period = Math.clamp((long) (500 / timeScale), 20, 500);
        nodes.forEach(node -> repeat(node::tick, period));
        others.forEach(other -> repeat(other, period));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        nodes.forEach(MediaNode::close);
    }

    private void repeat(Runnable action, long period) {
        var _ = ticker.scheduleWithFixedDelay(() -> safely(action), period, period, TimeUnit.MILLISECONDS);
    }

    // An executor drops a task that failed once; time must go on.
    private static void safely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A tick failed", bug);
        }
    }

    private static NodeSpec spec(String kind, int index, int port, Options options, Secrets secrets) {
        var id = "%s-%02d".formatted(kind, index + 1);
        return new NodeSpec(id, options.host(), port, secrets.of(id));
    }

    /** Opens one node. */
    @FunctionalInterface
    private interface Opening {
        MediaNode run() throws IOException;
    }

    private static MediaNode open(NodeSpec spec, Opening opening) throws IOException {
        try {
            return opening.run();
        } catch (IOException | RuntimeException cause) {
            throw new IOException(
                    "Cannot listen on %s:%d (%s)".formatted(spec.host(), spec.port(), cause.getMessage()), cause);
        }
    }
}
