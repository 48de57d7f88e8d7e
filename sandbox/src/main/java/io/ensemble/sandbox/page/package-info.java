/** What a browser sees after a join: the meeting's page and the endpoints behind it. */
@NullMarked
package io.ensemble.sandbox.page;

import org.jspecify.annotations.NullMarked;
