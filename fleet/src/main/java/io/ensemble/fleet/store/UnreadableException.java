// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.JsonLocation;
import java.lang.reflect.Type;

/** The store holds something that this version cannot read. The store itself is well. */
final class UnreadableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String what;

    UnreadableException(Type what, JsonLocation where) {
        super("The store holds something that is not %s, at %d:%d"
                .formatted(what.getTypeName(), where.getLineNr(), where.getColumnNr()));
        this.what = what.getTypeName();
    }

    /** What it should be. */
    String what() {
        return what;
    }
}
