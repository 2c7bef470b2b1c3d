package telecom.assistant.channel.voice.twiml;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
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
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.voice.config.VoiceConfig;
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

    /** The status of a call or session, fit for a log line. */
    private static final Pattern STATUS = Pattern.compile("[A-Za-z-]{1,32}");

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
        return connect(request, language, request.getParam("CallSid"), request.getParam("From"));
    }

    @POST
    @Path("/twiml")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String answer(
            @Context HttpServerRequest request, @RestQuery String language, MultivaluedMap<String, String> form) {
        gate.check(request, form);
        return connect(request, language, form.getFirst("CallSid"), form.getFirst("From"));
    }

    /** The connection is over. Publishes the end of the call, unless that has been done already. */
    @POST
    @Path("/action")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> end(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
        gate.check(request, form);
        return call(form)
                .map(call -> calls.close(call, reason(form)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(published -> Response.ok(Twiml.EMPTY).build())
                .onFailure()
                .recoverWithItem(() ->
                        Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
    }

    private String connect(HttpServerRequest request, String requested, String callId, String from) {
        String language = Language.primary(Optional.ofNullable(requested).orElseGet(speech::defaultLanguage));
        Map<String, String> relay = new LinkedHashMap<>();
        relay.put("url", address.webSocket(request, ConversationRelayEndpoint.PATH));
        relay.put("language", speech.locale(language));
        relay.put("interruptible", "speech");
        relay.put("dtmfDetection", "true");
        relay.put("events", "tokens-played");
        relay.putAll(config.relayAttributes());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("language", language);
        if (CallSetup.isId(callId)) {
            parameters.put(CallNonces.PARAMETER, nonces.issue(callId, from));
        }
        return Twiml.connect(address.http(request, ACTION), relay, parameters);
    }

    private static Optional<CallSetup> call(MultivaluedMap<String, String> form) {
        String session = form.getFirst("SessionId");
        String sessionId = CallSetup.isId(session) ? session : "unknown";
        return Optional.ofNullable(form.getFirst("CallSid"))
                .filter(CallSetup::isId)
                .map(id -> new CallSetup(id, sessionId, form.getFirst("From"), form.getFirst("To"), null, null));
    }

    private static String reason(MultivaluedMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("SessionStatus"))
                .filter(STATUS.asMatchPredicate())
                .orElse("ended by the platform");
    }
}
