package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to the BSS.
 *
 * @param path what follows the configured address, including the query
 * @param body null if there is none
 * @param reads whether the request changes nothing, so that it may be repeated
 */
record BssRequest(HttpMethod method, String path, JsonNode body, boolean reads, String traceparent) {

    private static final String ROOT = "/tmf-api/";

    /** Lists the resources that match the query. */
    static BssRequest list(String resource, Map<String, String> query, String traceparent) {
        String encoded = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return new BssRequest(HttpMethod.GET, ROOT + resource + "?" + encoded, null, true, traceparent);
    }

    /** Asks a question that TM Forum models as a task, which is created and answered at once. */
    static BssRequest query(String resource, JsonNode body, String traceparent) {
        return new BssRequest(HttpMethod.POST, ROOT + resource, body, true, traceparent);
    }

    static BssRequest create(String resource, JsonNode body, String traceparent) {
        return new BssRequest(HttpMethod.POST, ROOT + resource, body, false, traceparent);
    }

    /** Leaves out the query, because it names the subscriber. */
    @Override
    public String toString() {
        return method + " " + path.replaceFirst("\\?.*", "");
    }
}
