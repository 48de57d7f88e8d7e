/** A thin layer over the JDK's HTTP server: requests and replies as values. */
@NullMarked
package io.ensemble.sandbox.web;

import org.jspecify.annotations.NullMarked;
