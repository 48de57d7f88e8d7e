/** BigBlueButton's API as one node answers it: a class for each call. */
@NullMarked
package io.ensemble.sandbox.api;

import org.jspecify.annotations.NullMarked;
