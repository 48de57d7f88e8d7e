/** Faults: what people and front ends notice when a process, a node, a store or a cable fails. */
@NullMarked
package io.ensemble.acceptance.fault;

import org.jspecify.annotations.NullMarked;
