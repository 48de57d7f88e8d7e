package io.ensemble.sandbox.node;

import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.fault.Faults;
import java.util.function.Supplier;

/** The secret that is in force at a node: another one while somebody changed it behind the fleet's back. */
record NodeSecret(String configured, Faults faults) implements Supplier<String> {

    @Override
    public String get() {
        return faults.current() instanceof Fault.WrongSecret ? "changed-" + configured : configured;
    }
}
