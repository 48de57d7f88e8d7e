package io.ensemble.sandbox.web;

/** Answers requests. */
@FunctionalInterface
public interface Handler {
    Reply handle(Request request) throws InterruptedException;
}
