package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.ApiCall.Guard;
import io.ensemble.bigbluebutton.ApiCall.Method;
import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.GatewayMeters.Answered;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The way of every call: known, of the right method and content type, with a good checksum, to its handler. */
@ApplicationScoped
class Api {

    private static final Logger LOG = Logger.getLogger(Api.class);

    /** Nobody's secret: under an unknown host or path no checksum fits, and nobody learns which tenants there are. */
    private static final Tenant NOBODY =
            new Tenant("nobody", Set.of(), List.of(), TenantLimits.NONE, CreateParameters.UNCHANGED);

    /** A server's own limit answers with a page of its web server; a front end understands this. */
    private static final Failure TOO_LONG = new Failure("sizeError", "The form is too long");

    /** Without the tenants every checksum would be wrong, and a front end told so would give up for good. */
    private static final Failure STARTING = new Failure(
            Failure.INTERNAL_ERROR.key(), "Ensemble is starting and does not know its servers yet. Please try again.");

    /** What says that a checksum is missing or wrong, whatever the call. */
    private static final String CHECKSUM_ERROR =
            Failure.checksumMismatch(ApiCall.CREATE).key();

    /** The store is asked every second. */
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Map<ApiCall, CallHandler> handlers;
    private final FleetView fleet;
    private final GatewayMeters meters;

    Api(@All List<CallHandler> handlers, FleetView fleet, GatewayMeters meters) {
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(CallHandler::call, Function.identity()));
        this.fleet = fleet;
        this.meters = meters;
    }

    ApiAnswer answer(RawCall raw) {
        var handler = ApiCall.at(raw.path())
                .filter(call -> call.methods().contains(raw.method()))
                .map(handlers::get);
        if (handler.isEmpty()) {
            return ApiAnswer.failed(Failure.UNSUPPORTED_REQUEST);
        }
        var answer = answer(raw, handler.get());
        meters.answered(handler.get().call(), outcome(answer));
        return answer;
    }

    private ApiAnswer answer(RawCall raw, CallHandler handler) {
        if (!fleet.ready() && handler.call().guard().isChecksum()) {
            return new ApiAnswer.Unready(STARTING.toXml(), LOOKS_AGAIN_AFTER);
        }
        try {
            return refusal(raw, handler.call())
                    .map(failure -> handler.refuse(failure, raw.publicAddress()))
                    .orElseGet(() -> handler.answer(verified(raw, handler.call())));
        } catch (RuntimeException fault) {
            // The front end gets words that it knows; the operator finds the fault by its number.
            LOG.errorf(fault, "Fault %s in %s", UUID.randomUUID(), handler.call());
            return ApiAnswer.failed(Failure.INTERNAL_ERROR);
        }
    }

    // A server judges the checksum before all else.
    private static Optional<Failure> refusal(RawCall raw, ApiCall call) {
        return checksumRefusal(raw, call).or(() -> bodyRefusal(raw, call));
    }

    private static Optional<Failure> bodyRefusal(RawCall raw, ApiCall call) {
        if (raw.hasBody() && raw.method() == Method.POST && !call.accepts(raw.contentType())) {
            return Optional.of(Failure.UNSUPPORTED_CONTENT_TYPE);
        }
        return raw.tooLong() ? Optional.of(TOO_LONG) : Optional.empty();
    }

    private static Optional<Failure> checksumRefusal(RawCall raw, ApiCall call) {
        if (!call.guard().isChecksum()) {
            // Not even calls that need no checksum may have two: a server refuses them at once.
            return call.guard() == Guard.SESSION_TOKEN && hasSeveral(raw)
                    ? Optional.of(Failure.checksumMismatch(call))
                    : Optional.empty();
        }
        var secrets = raw.tenant().orElse(NOBODY).secrets().stream()
                .map(Secret::value)
                .toList();
        return switch (Checksum.verify(call.path(), raw.query(), raw.form(), secrets)) {
            case Checksum.Verdict.Valid() -> Optional.empty();
            case Checksum.Verdict.Missing() -> Optional.of(Failure.checksumMissing(call));
            case Checksum.Verdict.Mismatch() -> Optional.of(Failure.checksumMismatch(call));
        };
    }

    private static boolean hasSeveral(RawCall raw) {
        return Parameters.parse(raw.query())
                        .followedBy(raw.form())
                        .all(Checksum.PARAMETER)
                        .size()
                > 1;
    }

    private static ApiRequest verified(RawCall raw, ApiCall call) {
        return new ApiRequest(
                call,
                raw.tenant().orElse(NOBODY),
                Parameters.parse(raw.query()).without(Checksum.PARAMETER),
                raw.form().without(Checksum.PARAMETER),
                raw.body(),
                raw.contentType(),
                raw.visitor(),
                raw.publicAddress());
    }

    private static Answered outcome(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Redirect redirect -> Answered.REDIRECT;
            case ApiAnswer.Later later -> Answered.LATER;
            case ApiAnswer.Unready unready -> Answered.LATER;
            case ApiAnswer.Waiting waiting -> Answered.LATER;
            case ApiAnswer.WayOpen open -> Answered.SUCCESS;
            case ApiAnswer.Json json -> json.json().contains("\"SUCCESS\"") ? Answered.SUCCESS : Answered.FAILED;
            case ApiAnswer.Xml xml ->
                xml.response().text("returncode").equals("SUCCESS")
                        ? Answered.SUCCESS
                        : failure(xml.response().text("messageKey"));
        };
    }

    private static Answered failure(String key) {
        if (key.equals(CHECKSUM_ERROR)) {
            return Answered.CHECKSUM_ERROR;
        }
        return key.equals(Failure.INTERNAL_ERROR.key()) ? Answered.INTERNAL_ERROR : Answered.FAILED;
    }
}
