package telecom.assistant.channel.voice.telnyx;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import telecom.assistant.channel.voice.twiml.CallWebhooks;
import telecom.assistant.channel.voice.twiml.PlatformGate;

/** Telnyx's webhooks. Bodies are read unparsed, because Telnyx signs them as they were sent. */
@Path("/voice/telnyx")
@Produces(MediaType.APPLICATION_XML)
@NonBlocking
class TelnyxResource {

    private final TelnyxPlatform platform;
    private final PlatformGate gate;
    private final CallWebhooks webhooks;

    TelnyxResource(TelnyxPlatform platform, PlatformGate gate, CallWebhooks webhooks) {
        this.platform = platform;
        this.gate = gate;
        this.webhooks = webhooks;
    }

    @POST
    @Path("/texml")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String answer(@Context HttpServerRequest request, @RestQuery String language, String body) {
        MultivaluedMap<String, String> form = form(body);
        gate.check(platform, request, form, body);
        return webhooks.answer(platform, request, language, form::getFirst);
    }

    /** Answers the callback at the end of a call's connection. */
    @POST
    @Path("/action")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> end(
            @Context HttpServerRequest request,
            @RestQuery(CallWebhooks.RECONNECTS) @DefaultValue("0") int reconnects,
            String body) {
        MultivaluedMap<String, String> form = form(body);
        gate.check(platform, request, form, body);
        return webhooks.end(platform, request, reconnects, form);
    }

    private static MultivaluedMap<String, String> form(String body) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        new QueryStringDecoder(body, false).parameters().forEach(form::put);
        return form;
    }
}
