package io.ensemble.sandbox.web;

/** Answers requests, and always properly. */
@FunctionalInterface
public interface Responder {
    Response answer(Request request) throws InterruptedException;
}
