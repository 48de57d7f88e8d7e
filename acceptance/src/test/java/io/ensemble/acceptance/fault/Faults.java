package io.ensemble.acceptance.fault;

import io.ensemble.acceptance.fault.Fault.Bar;
import io.ensemble.acceptance.fault.Fault.Course;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every fault that is tried, in this order. */
final class Faults {

    /** Longer than any caller's patience with a service but its own deadline: 2 s for a decision, 5 s for the proxy. */
    private static final Duration A_WHILE = Duration.ofSeconds(6);

    private static final Set<Bar> NONE = Set.of();
    private static final Set<Bar> STORE = Set.of(Bar.NO_JOIN_FAILS);
    private static final Set<Bar> DEAD_NODE = Set.of(Bar.NOTHING_TO_THE_DEAD, Bar.SOON_ELSEWHERE);

    /** Such a node serves nobody new, but who is in its meetings may well be served: they need not move. */
    private static final Set<Bar> USELESS_NODE = Set.of(Bar.NOTHING_TO_THE_DEAD);

    private static final String STORE_PROGRAM = "redis-server";

    private Faults() {}

    static List<Fault> all() {
        var all = new ArrayList<Fault>();
        all.addAll(ofService("gateway", Harness::gateways));
        all.addAll(ofService("dispatcher", Harness::dispatchers));
        all.addAll(ofService("poller", Harness::pollers));
        all.add(fault("all pollers gone", STORE, scene -> {
            var pollers = scene.harness().pollers();
            scene.begin();
            pollers.forEach(Replica::kill);
            scene.hold(A_WHILE);
            pollers.forEach(Replica::start);
            pollers.forEach(Replica::awaitReady);
        }));
        all.addAll(ofCables());
        all.addAll(ofStore());
        all.addAll(ofPrometheus());
        all.addAll(ofNodes());
        all.add(new Fault(
                "rolling restart of all services",
                List.of(STORE_PROGRAM),
                Set.of(Bar.NOTHING_FAILS),
                Faults::rollingRestart));
        // Last, since the services are started anew for them, over a store of its own.
        all.addAll(ofWatchedStore());
        return all;
    }

    private static List<Fault> ofService(String name, Function<Harness, List<Replica>> replicas) {
        return List.of(
                fault(name + " killed", NONE, scene -> {
                    var victim = replicas.apply(scene.harness()).getFirst();
                    scene.begin();
                    victim.kill();
                    scene.hold(A_WHILE);
                    victim.start();
                    victim.awaitReady();
                }),
                fault(name + " frozen", NONE, scene -> {
                    var victim = replicas.apply(scene.harness()).getFirst();
                    scene.begin();
                    victim.freeze();
                    scene.hold(A_WHILE);
                    victim.thaw();
                }));
    }

    private static List<Fault> ofCables() {
        return List.of(
                fault("gateway cut off from a dispatcher", NONE, scene -> {
                    var cable = scene.harness().cables(0).getFirst();
                    scene.begin();
                    cable.cut();
                    scene.hold(A_WHILE);
                    cable.mend();
                }),
                fault("gateway cut off from all dispatchers", NONE, scene -> {
                    var cables = scene.harness().cables(0);
                    scene.begin();
                    cables.forEach(Cable::cut);
                    scene.hold(A_WHILE);
                    cables.forEach(Cable::mend);
                }),
                fault("dispatcher cut off from Redis", STORE, scene -> {
                    var cable = scene.harness().storeCable();
                    scene.begin();
                    cable.cut();
                    scene.hold(A_WHILE);
                    cable.mend();
                }));
    }

    private static List<Fault> ofStore() {
        return List.of(
                fault("Redis killed, and empty then", STORE, scene -> {
                    scene.begin();
                    scene.harness().store().kill();
                    scene.hold(A_WHILE);
                    scene.harness().store().restart();
                }),
                fault("Redis restarted with what it saved before", STORE, scene -> {
                    var store = scene.harness().store();
                    store.save();
                    scene.hold(A_WHILE);
                    scene.begin();
                    store.kill();
                    store.restartAsSaved();
                    scene.hold(A_WHILE);
                }),
                fault("Redis frozen", STORE, scene -> {
                    scene.begin();
                    scene.harness().store().freeze();
                    scene.hold(A_WHILE);
                    scene.harness().store().thaw();
                }),
                fault("Redis emptied (FLUSHALL)", STORE, scene -> {
                    scene.begin();
                    scene.harness().store().empty();
                }));
    }

    private static List<Fault> ofWatchedStore() {
        var needs = List.of(STORE_PROGRAM, "redis-sentinel");
        return List.of(
                new Fault("Sentinel: primary killed", needs, STORE, scene -> {
                    var watched = scene.harness().watchedStore();
                    var primary = watched.primary();
                    scene.begin();
                    primary.kill();
                    watched.awaitFailover(primary);
                    scene.hold(A_WHILE);
                    primary.restart();
                }),
                new Fault("Sentinel: primary frozen", needs, STORE, scene -> {
                    var watched = scene.harness().watchedStore();
                    watched.awaitReady();
                    var primary = watched.primary();
                    scene.begin();
                    primary.freeze();
                    watched.awaitFailover(primary);
                    scene.hold(A_WHILE);
                    primary.thaw();
                }));
    }

    private static List<Fault> ofPrometheus() {
        var needs = List.of(STORE_PROGRAM, "prometheus");
        return List.of(
                new Fault("Prometheus killed", needs, NONE, scene -> {
                    scene.begin();
                    scene.harness().prometheus().kill();
                    scene.hold(A_WHILE);
                    scene.harness().prometheus().restart();
                }),
                new Fault("Prometheus frozen", needs, NONE, scene -> {
                    scene.begin();
                    scene.harness().prometheus().freeze();
                    scene.hold(A_WHILE);
                    scene.harness().prometheus().thaw();
                }));
    }

    private static List<Fault> ofNodes() {
        return List.of(
                fault("node killed", DEAD_NODE, scene -> {
                    var victim = scene.chooseVictim();
                    scene.begin();
                    var death = victim.kill();
                    scene.note(death);
                    scene.awaitRescue(death.aboard());
                    scene.endOfDeath();
                    victim.restart();
                }),
                fault("node frozen", DEAD_NODE, deadFor(SimulatedNode::freeze, SimulatedNode::thaw)),
                fault("node refuses", DEAD_NODE, deadFor(SimulatedNode::closePort, SimulatedNode::heal)),
                fault("node hangs", DEAD_NODE, deadFor("{\"kind\":\"hang\"}")),
                fault("node answers 502", DEAD_NODE, deadFor("{\"kind\":\"status\",\"code\":502}")),
                fault("node cuts answers short", USELESS_NODE, deadFor("{\"kind\":\"truncated\"}")),
                fault("node has another secret", USELESS_NODE, deadFor("{\"kind\":\"wrong-secret\"}")),
                fault("node is slow (1.5 s)", NONE, faultyFor("{\"kind\":\"slow\",\"millis\":1500}")),
                fault("node is slow (2.5 s)", NONE, faultyFor("{\"kind\":\"slow\",\"millis\":2500}")),
                new Fault(
                        "node restarted, its clock off by an hour",
                        List.of(STORE_PROGRAM, "faketime"),
                        USELESS_NODE,
                        scene -> {
                            var victim = scene.chooseVictim();
                            scene.begin();
                            scene.note(victim.kill());
                            victim.restartWithWrongClock();
                            scene.hold(A_WHILE);
                            scene.endOfDeath();
                            scene.note(victim.kill());
                            victim.restart();
                        }),
                fault("node restarted, and empty then", NONE, scene -> {
                    var victim = scene.chooseVictim();
                    scene.begin();
                    scene.note(victim.kill());
                    victim.restart();
                }));
    }

    private static Course deadFor(String fault) {
        return deadFor(node -> node.fault(fault), SimulatedNode::heal);
    }

    private static Course deadFor(Consumer<SimulatedNode> die, Consumer<SimulatedNode> live) {
        return scene -> {
            var victim = scene.chooseVictim();
            var aboard = victim.meetings();
            scene.begin();
            die.accept(victim);
            scene.awaitRescue(aboard);
            scene.endOfDeath();
            live.accept(victim);
        };
    }

    private static Course faultyFor(String fault) {
        return scene -> {
            var victim = scene.chooseVictim();
            scene.begin();
            victim.fault(fault);
            scene.hold(A_WHILE);
            victim.heal();
        };
    }

    private static void rollingRestart(Scene scene) {
        scene.begin();
        scene.harness().services().forEach(service -> {
            service.stop();
            service.start();
            service.awaitReady();
        });
    }

    // The one whose end hurts most: of pollers the one that leads, if one does.
    private static Fault fault(String name, Set<Bar> bars, Course course) {
        return new Fault(name, List.of(STORE_PROGRAM), bars, course);
    }
}
