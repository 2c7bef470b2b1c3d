package telecom.assistant.channel.voice.twilio;

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
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import telecom.assistant.channel.voice.twiml.CallWebhooks;
import telecom.assistant.channel.voice.twiml.PlatformGate;

/** Twilio's webhooks. */
@Path("/voice")
@Produces(MediaType.APPLICATION_XML)
@NonBlocking
class TwilioResource {

    private final TwilioPlatform platform;
    private final PlatformGate gate;
    private final CallWebhooks webhooks;

    TwilioResource(TwilioPlatform platform, PlatformGate gate, CallWebhooks webhooks) {
        this.platform = platform;
        this.gate = gate;
        this.webhooks = webhooks;
    }

    @GET
    @Path("/twiml")
    public String answer(@Context HttpServerRequest request, @RestQuery String language) {
        gate.check(platform, request, Map.of(), "");
        return webhooks.answer(platform, request, language, request::getParam);
    }

    @POST
    @Path("/twiml")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String answer(
            @Context HttpServerRequest request, @RestQuery String language, MultivaluedMap<String, String> form) {
        gate.check(platform, request, form, "");
        return webhooks.answer(platform, request, language, form::getFirst);
    }

    /** Answers the callback at the end of a call's connection. */
    @POST
    @Path("/action")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> end(
            @Context HttpServerRequest request,
            @RestQuery(CallWebhooks.RECONNECTS) @DefaultValue("0") int reconnects,
            MultivaluedMap<String, String> form) {
        gate.check(platform, request, form, "");
        return webhooks.end(platform, request, reconnects, form);
    }
}
