/** BigBlueButton's HTTP protocol: checksums, calls, answers, and a client for one node. Knows no fleet. */
@NullMarked
package io.ensemble.bigbluebutton;

import org.jspecify.annotations.NullMarked;
