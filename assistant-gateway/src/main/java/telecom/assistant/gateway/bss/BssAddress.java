package telecom.assistant.gateway.bss;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;

/** The address of the BSS, and what every request to it carries. */
record BssAddress(String base, Optional<String> token) {

    private static final String USER_AGENT = "telecom-assistant";

    BssAddress(String base, Optional<String> token) {
        this.base = base.strip().replaceAll("/+$", "");
        this.token = token;
        URI address = URI.create(this.base);
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "assistant.bss.base-url: " + base + " (expected: http[s]://host[:port][/path])");
        }
    }

    RequestOptions options(BssRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(base + request.path())
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
        return base;
    }
}
