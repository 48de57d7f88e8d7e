package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.JoinRequest;
import io.ensemble.sandbox.meeting.Role;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads join's parameters. */
final class JoinReader {

    private static final String USER_DATA = "userdata-";

    /** Other names cannot be the name of an XML element, which each becomes in customdata. */
    private static final Pattern ELEMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private JoinReader() {}

    static JoinRequest read(ApiRequest request, Role role) {
        var parameters = request.parameters();
        var guestGiven = !parameters.text("guest").isEmpty();
        var authGiven = !parameters.text("auth").isEmpty();
        return new JoinRequest(
                parameters.text("meetingID"),
                parameters.text("fullName"),
                role,
                parameters.text("userID"),
                createTime(parameters.text("createTime")),
                request.flag("guest"),
                // Whoever is not said to be a guest counts as authenticated.
                authGiven ? request.flag("auth") : !guestGiven,
                request.flag("bot"),
                parameters.text("existingUserID"),
                customData(parameters));
    }

    private static OptionalLong createTime(String text) {
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            // More digits than any time has: it is not the time of this meeting.
            return OptionalLong.of(-1);
        }
    }

    // The name is the text between the first and the second hyphen (section 2.3).
    private static SequencedMap<String, String> customData(Parameters parameters) {
        var data = new LinkedHashMap<String, String>();
        for (var entry : parameters.entries()) {
            if (entry.name().startsWith(USER_DATA)) {
                var name = entry.name().substring(USER_DATA.length()).split("-", 2)[0];
                if (ELEMENT_NAME.matcher(name).matches()) {
                    data.putIfAbsent(name, entry.value());
                }
            }
        }
        return data;
    }
}
