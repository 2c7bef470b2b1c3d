package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.TierCapabilities;

/** Builds the requests to one tier: their address, headers and body. */
record Endpoint(String tier, ModelConfig.Tier settings, ApiKey key, CompletionBody bodies) {

    /** The firewalls of some gateways reject requests without this header. */
    private static final String USER_AGENT = "telecom-assistant model-client";

    private static final String PATH = "/chat/completions";

    /** @throws IllegalArgumentException when the address is wrong, naming the setting */
    Endpoint {
        URI address = URI.create(completions(settings));
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("assistant.model.tiers." + tier + ".base-url: " + settings.baseUrl()
                    + " (expected: http[s]://host[:port][/path])");
        }
    }

    Endpoint(String tier, ModelConfig.Tier settings, ApiKey key, TierCapabilities capabilities) {
        this(tier, settings, key, new CompletionBody(settings, capabilities));
    }

    /** The same endpoint, which is sent what these capabilities allow. */
    Endpoint with(TierCapabilities capabilities) {
        return new Endpoint(tier, settings, key, capabilities);
    }

    private static String completions(ModelConfig.Tier settings) {
        String base = settings.baseUrl().strip().replaceAll("/+$", "");
        String address = base.endsWith(PATH) ? base : base + PATH;
        return settings.query().isEmpty() ? address : address + "?" + query(settings.query());
    }

    private static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The full name of one of this tier's settings, for messages that name the one to change. */
    String setting(String name) {
        return "assistant.model.tiers." + tier + "." + name;
    }

    RequestOptions options(ModelRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(completions(settings))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "text/event-stream")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        key.current().ifPresent(bearer -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer));
        request.options().traceparent().ifPresent(trace -> options.putHeader("traceparent", trace));
        settings.sessionHeader()
                .ifPresent(name -> request.options().session().ifPresent(session -> options.putHeader(name, session)));
        settings.headers().forEach(options::putHeader);
        return options;
    }

    Buffer body(ModelRequest request) {
        return Buffer.buffer(bodies.of(request));
    }
}
