package telecom.assistant.gateway.bss;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;

/** The address of the BSS, and what every request to it carries. */
record BssAddress(URI base, Optional<String> token) {

    private static final String USER_AGENT = "telecom-assistant";

    BssAddress(String baseUrl, Optional<String> token) {
        this(URI.create(baseUrl.strip().replaceAll("/+$", "")), token);
        if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "assistant.bss.base-url: " + baseUrl + " (expected: http[s]://host[:port][/path])");
        }
    }

    RequestOptions options(BssRequest request) {
        boolean tls = base.getScheme().equals("https");
        int defaultPort = tls ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setSsl(tls)
                .setHost(base.getHost())
                .setPort(base.getPort() < 0 ? defaultPort : base.getPort())
                .setURI(base.getRawPath() + request.path())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, USER_AGENT)
                .putHeader("traceparent", request.traceparent());
        if (request.body() != null) {
            options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        token.ifPresent(secret -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + secret));
        return options;
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return base.toString();
    }
}
