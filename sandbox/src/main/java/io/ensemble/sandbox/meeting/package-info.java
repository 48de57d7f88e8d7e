/** Meetings, people and the rules by which both come and go: the domain of one node, without HTTP. */
@NullMarked
package io.ensemble.sandbox.meeting;

import org.jspecify.annotations.NullMarked;
