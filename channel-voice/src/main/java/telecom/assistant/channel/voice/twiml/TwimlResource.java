package telecom.assistant.channel.voice.twiml;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestQuery;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffTarget;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffVerb;
import telecom.assistant.channel.voice.conversationrelay.ConversationRelayEndpoint;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.inbound.CallNonces;
import telecom.assistant.channel.voice.inbound.CallSetup;
import telecom.assistant.channel.voice.inbound.Calls;

/**
 * Tells the platform what to do with a call when it comes in and when its connection is over. The answers contain no
 * welcome greeting: the assistant greets callers itself, knowing who they are.
 */
@Path("/voice")
@Produces(MediaType.APPLICATION_XML)
@NonBlocking
class TwimlResource {

    private static final String ACTION = "/voice/action";

    /** The parameter of {@link #ACTION} that counts the connections of a call after the first. */
    private static final String RECONNECTS = "reconnects";

    private final PlatformGate gate;
    private final PublicAddress address;
    private final Calls calls;
    private final CallNonces nonces;
    private final Speech speech;
    private final VoiceConfig config;

    TwimlResource(
            PlatformGate gate,
            PublicAddress address,
            Calls calls,
            CallNonces nonces,
            Speech speech,
            VoiceConfig config) {
        this.gate = gate;
        this.address = address;
        this.calls = calls;
        this.nonces = nonces;
        this.speech = speech;
        this.config = config;
    }

    @GET
    @Path("/twiml")
    public String answer(@Context HttpServerRequest request, @RestQuery String language) {
        gate.check(request, Map.of());
        return connect(request, language, request::getParam, 0);
    }

    @POST
    @Path("/twiml")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String answer(
            @Context HttpServerRequest request, @RestQuery String language, MultivaluedMap<String, String> form) {
        gate.check(request, form);
        return connect(request, language, form::getFirst, 0);
    }

    /**
     * The connection is over. If the call goes on, it is handed on as was asked for, or connected to us again if the
     * connection failed. Otherwise publishes the end of the call, unless that has been done already.
     */
    @POST
    @Path("/action")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> end(
            @Context HttpServerRequest request,
            @RestQuery(RECONNECTS) @DefaultValue("0") int reconnects,
            MultivaluedMap<String, String> form) {
        gate.check(request, form);
        SessionEnd end = SessionEnd.of(form);
        if (end.isLost() && reconnects < config.maxReconnects()) {
            return Uni.createFrom()
                    .item(Response.ok(connect(request, language(end), form::getFirst, reconnects + 1))
                            .build());
        }
        String answer = answer(end);
        return end.call()
                .map(call -> calls.close(call, end.status()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(published -> Response.ok(answer).build())
                .onFailure()
                .recoverWithItem(() -> unpublished(end, answer));
    }

    /** A caller who has something coming does not lose it because the end of the call could not be published. */
    private static Response unpublished(SessionEnd end, String answer) {
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

    /**
     * @param call the platform's parameters of the request
     * @param reconnects how often the call has been connected before
     */
    private String connect(HttpServerRequest request, String requested, UnaryOperator<String> call, int reconnects) {
        String language = Language.primary(Optional.ofNullable(requested).orElseGet(speech::defaultLanguage));
        Map<String, String> relay = new LinkedHashMap<>();
        relay.put("url", address.webSocket(request, ConversationRelayEndpoint.PATH));
        relay.put("language", speech.locale(language));
        relay.put("interruptible", "speech");
        relay.put("dtmfDetection", "true");
        relay.put("events", "tokens-played");
        // What callers say and press during the disclosure, which they cannot interrupt, is not lost.
        relay.put("reportInputDuringAgentSpeech", "any");
        relay.putAll(config.relayAttributes());
        String action = reconnects == 0 ? ACTION : ACTION + "?" + RECONNECTS + "=" + reconnects;
        return Twiml.connect(address.http(request, action), relay, parameters(language, call));
    }

    /** What the platform is to report when it connects the call. */
    private Map<String, String> parameters(String language, UnaryOperator<String> call) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("language", language));
        String callId = call.apply("CallSid");
        if (CallSetup.isId(callId)) {
            parameters.put(CallNonces.PARAMETER, nonces.issue(callId, call.apply("From")));
        }
        return parameters;
    }
}
