package io.ensemble.sandbox.api;

import io.ensemble.sandbox.web.Response;

/** One call of the API, after the common checks. */
@FunctionalInterface
interface Call {
    Response answer(ApiRequest request);
}
