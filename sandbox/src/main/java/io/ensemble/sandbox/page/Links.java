package io.ensemble.sandbox.page;

import java.util.Locale;

/** Addresses that come from front ends and become links. */
final class Links {

    private Links() {}

    /** The address if it is one of the web, and not a script that would run in this page. */
    static String safe(String url, String otherwise) {
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? url : otherwise;
    }
}
