package io.ensemble.sandbox.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each call was served, so that tests can see what a balancer asks of its nodes. */
public final class RequestCounts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** One more of these. */
    public void count(String call) {
        counts.computeIfAbsent(call, name -> new LongAdder()).increment();
    }

    /** Counts by call, sorted by name. */
    public Map<String, Long> all() {
        var all = new TreeMap<String, Long>();
        counts.forEach((call, count) -> all.put(call, count.sum()));
        return all;
    }
}
