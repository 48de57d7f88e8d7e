package io.ensemble.benchmark.startup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * One service in one form. Times are seconds, sizes MiB; what was not measured is absent.
 *
 * @param service its name
 * @param form what it is built into
 * @param firstAnswer from the start of the process to the first answered request
 * @param ready until its readiness says yes
 * @param idle resident memory, a while after that
 * @param loaded resident memory after 10,000 requests
 * @param load how long these requests took, from eight connections
 * @param disk what is to be shipped, without the JDK
 * @param unmeasured why there are no figures
 */
@JsonInclude(Include.NON_NULL)
record Row(
        String service,
        String form,
        @Nullable Spread firstAnswer,
        @Nullable Spread ready,
        @Nullable Spread idle,
        @Nullable Spread loaded,
        @Nullable Spread load,
        @Nullable Double disk,
        @Nullable String unmeasured) {

    static Row unmeasured(String service, String form, String why) {
        return new Row(service, form, null, null, null, null, null, null, why);
    }
}
