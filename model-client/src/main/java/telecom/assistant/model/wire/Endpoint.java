package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;

/** Where and how one tier is asked: address, headers and body of a request. */
final class Endpoint {

    /** The firewalls of some gateways reject clients without a name. */
    private static final String USER_AGENT = "telecom-assistant model-client";

    private static final String PATH = "/chat/completions";

    private final String tier;
    private final ModelConfig.Tier settings;
    private final CompletionBody body;
    private final ApiKey key;
    private final URI uri;

    Endpoint(String tier, ModelConfig.Tier settings, ApiKey key) {
        this.tier = tier;
        this.settings = settings;
        this.key = key;
        this.body = new CompletionBody(settings);
        this.uri = completions(settings.baseUrl());
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    setting("base-url") + ": " + settings.baseUrl() + " (expected: http[s]://host[:port][/path])");
        }
    }

    private static URI completions(String baseUrl) {
        String base = baseUrl.strip().replaceAll("/+$", "");
        return URI.create(base.endsWith(PATH) ? base : base + PATH);
    }

    String tier() {
        return tier;
    }

    ModelConfig.Tier settings() {
        return settings;
    }

    ApiKey key() {
        return key;
    }

    /** The full name of one of this tier's settings, for messages that say which one to change. */
    String setting(String name) {
        return "assistant.model.tiers." + tier + "." + name;
    }

    RequestOptions options(ModelRequest request) {
        boolean tls = uri.getScheme().equals("https");
        int defaultPort = tls ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setHost(uri.getHost())
                .setPort(uri.getPort() < 0 ? defaultPort : uri.getPort())
                .setURI(uri.getRawPath())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "text/event-stream")
                .putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        key.current().ifPresent(known -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + known));
        request.options().traceparent().ifPresent(trace -> options.putHeader("traceparent", trace));
        return options;
    }

    Buffer body(ModelRequest request) {
        return Buffer.buffer(body.of(request).toString());
    }
}
