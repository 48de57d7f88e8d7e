// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;

/** No node that answers but is wrong: its secret, its clock, its words. It keeps its meetings until somebody mends it. */
record NothingWrong() implements Filter {

    @Override
    public String name() {
        return "nothing wrong";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        return node.sighting().flatMap(seen -> seen.wrong()).map(Object::toString);
    }
}
