package io.ensemble.gateway.callback;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.placement.MeetingKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts addresses of ours in the place of a front end's, so that nodes tell us. */
@ApplicationScoped
public class OwnCallbacks {

    private final CallbackLinks links;
    private final CallbackAddress address;
    private final RandomGenerator random;

    OwnCallbacks(CallbackLinks links, CallbackAddress address, RandomGenerator random) {
        this.links = links;
        this.address = address;
        this.random = random;
    }

    /**
     * The parameters of a creation as its node is to have them.
     *
     * @param endTokens of the callbacks that tell of the meeting's end
     */
    public record Rewritten(Parameters parameters, List<String> endTokens) {
        public Rewritten {
            endTokens = List.copyOf(endTokens);
        }
    }

    /**
     * Rewrites the parameters of a creation. Where nobody knows under which address nodes reach us, they stay as they are.
     *
     * @param ofRequest the address under which the caller reached us, if it is known
     */
    public Rewritten rewrite(MeetingKey meeting, Parameters parameters, Optional<String> ofRequest) {
        var base = address.base(ofRequest);
        if (base.isEmpty()) {
            return new Rewritten(parameters, List.of());
        }
        var creation = random.nextLong();
        var rewritten = new ArrayList<Parameters.Entry>();
        var endTokens = new ArrayList<String>();
        for (var entry : parameters.entries()) {
            var kind = CallbackParameter.kind(entry.name());
            var token = kind.filter(asked -> !entry.value().isBlank())
                    .flatMap(asked -> links.write(new CallbackLink(asked, meeting, creation, entry.value())));
            token.filter(made -> kind.get().tellsOfTheEnd()).ifPresent(endTokens::add);
            rewritten.add(token.map(made -> new Parameters.Entry(entry.name(), base.get() + made))
                    .orElse(entry));
        }
        return new Rewritten(new Parameters(rewritten), endTokens);
    }

    /**
     * The tokens of the callbacks that tell of a running meeting's end, as far as its node shows what it was given: not what
     * was asked for by {@code meetingEndedURL}.
     *
     * @param info the answer to {@code getMeetingInfo}
     */
    public List<String> endTokens(MeetingKey meeting, XmlElement info) {
        return info.child("metadata").stream()
                .flatMap(metadata -> metadata.children().stream())
                .flatMap(value -> CallbackAddress.token(value.text()).stream())
                .filter(token -> links.read(token)
                        .filter(link -> link.kind().tellsOfTheEnd())
                        .filter(link -> link.meeting().equals(meeting))
                        .isPresent())
                .toList();
    }
}
