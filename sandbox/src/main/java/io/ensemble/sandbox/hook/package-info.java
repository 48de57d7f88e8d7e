/** Webhooks: who wants to hear of which events, and how they are told (bbb-webhooks). */
@NullMarked
package io.ensemble.sandbox.hook;

import org.jspecify.annotations.NullMarked;
