package telecom.assistant.channel.voice.twiml;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffTarget;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffVerb;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.inbound.CallNonces;
import telecom.assistant.channel.voice.inbound.CallSetup;
import telecom.assistant.channel.voice.inbound.Calls;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * Tells a platform that understands TwiML what to do with a call when it comes in and when its connection is over. The
 * answers contain no welcome greeting unless one is configured: the assistant greets callers itself, because it knows
 * who they are. Requests must already have been authenticated. Safe for use by many threads.
 */
@ApplicationScoped
public class CallWebhooks {

    /** The query parameter of the callback that counts how often a call has been reconnected. */
    public static final String RECONNECTS = "reconnects";

    /** The path, below the platform's own path, to which the platform connects its calls. */
    public static final String SOCKET = "conversation-relay";

    /** The path, below the platform's own path, of the callback at the end of a connection. */
    public static final String ACTION = "action";

    private final PublicAddress address;
    private final Calls calls;
    private final CallNonces nonces;
    private final Speech speech;
    private final VoiceConfig config;
    private final RelaySettings relays;

    CallWebhooks(
            PublicAddress address,
            Calls calls,
            CallNonces nonces,
            Speech speech,
            VoiceConfig config,
            RelaySettings relays) {
        this.address = address;
        this.calls = calls;
        this.nonces = nonces;
        this.speech = speech;
        this.config = config;
        this.relays = relays;
    }

    /**
     * Answers the webhook for an incoming call: it is connected to us, or ended with an explanation when all lines are
     * busy.
     *
     * @param requested the language that the webhook's URL requests; null for none
     * @param call returns the value of a parameter of the platform's request by its name, or null if the parameter was
     *     not sent
     */
    public String answer(
            VoicePlatform platform, HttpServerRequest request, String requested, UnaryOperator<String> call) {
        String language = relays.language(requested, call.apply("To"));
        return calls.isFull()
                ? Twiml.sayAndHangUp(speech.busy(language), speech.locale(language))
                : connect(platform, request, language, call, 0);
    }

    /**
     * Answers the callback at the end of a connection. A call whose connection failed is connected to us again, and a
     * call to be handed off is passed to its target. Publishes the end of the call unless it is reconnected or this has
     * already been done.
     *
     * @param reconnects how often the call has been reconnected
     */
    public Uni<Response> end(
            VoicePlatform platform, HttpServerRequest request, int reconnects, MultivaluedMap<String, String> form) {
        SessionEnd end = SessionEnd.of(form);
        if (end.isLost() && reconnects < config.maxReconnects()) {
            String reconnection = connect(platform, request, language(end), form::getFirst, reconnects + 1);
            return Uni.createFrom().item(Response.ok(reconnection).build());
        }
        String answer = answer(end);
        return end.call()
                .map(call -> calls.close(call, end.isHandOff() ? LegClosed.HANDED_BACK : end.status()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(published -> Response.ok(answer).build())
                .onFailure()
                .recoverWithItem(() -> answerIfUnpublished(end, answer));
    }

    /**
     * A caller who is to be handed off, or to hear an apology, must not be left without an answer, even if the end of
     * the call could not be published.
     */
    private static Response answerIfUnpublished(SessionEnd end, String answer) {
        return end.isHandOff() || end.isLost()
                ? Response.ok(answer).build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }

    private String answer(SessionEnd end) {
        if (end.isHandOff()) {
            String target = end.target().orElseThrow();
            HandoffTarget setting = config.handoff().get(target);
            return setting == null
                    ? Twiml.handOff(HandoffVerb.ENQUEUE, target)
                    : Twiml.handOff(setting.verb(), setting.to());
        }
        String language = language(end);
        return end.isLost()
                ? Twiml.sayAndHangUp(speech.connectionLost(language), speech.locale(language))
                : Twiml.EMPTY;
    }

    private String language(SessionEnd end) {
        return end.call().flatMap(call -> calls.language(call.callId())).orElseGet(speech::defaultLanguage);
    }

    private String connect(
            VoicePlatform platform,
            HttpServerRequest request,
            String language,
            UnaryOperator<String> call,
            int reconnects) {
        String called = call.apply("To");
        String socket = address.webSocket(request, platform.path() + SOCKET);
        String action = platform.path() + ACTION + (reconnects == 0 ? "" : "?" + RECONNECTS + "=" + reconnects);
        RelayElement relay = new RelayElement(
                relays.attributes(platform, socket, language, called),
                relays.languages(platform, called),
                parameters(language, call));
        return Twiml.connect(address.http(request, action), relay);
    }

    /** The parameters that the platform sends back when it connects the call. */
    private Map<String, String> parameters(String language, UnaryOperator<String> call) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("language", language));
        String callId = call.apply("CallSid");
        if (CallSetup.isId(callId)) {
            parameters.put(CallNonces.PARAMETER, nonces.issue(callId, call.apply("From")));
        }
        return parameters;
    }
}
