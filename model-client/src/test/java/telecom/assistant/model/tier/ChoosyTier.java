package telecom.assistant.model.tier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.model.ScriptedTier;
import telecom.assistant.model.Streams;

/** A tier on a real socket that refuses, ignores or never answers what a test says, and keeps the bodies it was sent. */
final class ChoosyTier implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String CALL = "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\","
            + "\"function\":{\"name\":\"confirm_ready\","
            + "\"arguments\":\"{\\\"code\\\":\\\"amber-41\\\"}\"}}]},"
            + "\"finish_reason\":\"tool_calls\"}],"
            + "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":5,\"total_tokens\":25}}\n\n";

    private final Vertx vertx;
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> silentAbout = ConcurrentHashMap.newKeySet();
    private volatile String insteadOfCall = "";
    private volatile boolean namesNoField;
    private volatile int status;
    private HttpServer server;

    ChoosyTier(Vertx vertx) {
        this.vertx = vertx;
        listen(0);
    }

    private void listen(int port) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request.response(), body)))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerResponse response, Buffer sent) {
        JsonNode body = read(sent);
        bodies.add(body);
        if (status != 0) {
            response.setStatusCode(status).end();
        } else if (refused.stream().anyMatch(body::has)) {
            response.setStatusCode(400)
                    .putHeader("content-type", "application/json")
                    .end("{\"error\":{\"message\":\"" + refusal(body) + "\"}}");
        } else if (silentAbout.stream().noneMatch(body::has)) {
            ScriptedTier.stream(response, events(body) + Streams.DONE).end();
        }
    }

    private String refusal(JsonNode body) {
        return namesNoField
                ? "Bad request"
                : "Unrecognized request argument supplied: "
                        + refused.stream().filter(body::has).findFirst().orElseThrow();
    }

    private String events(JsonNode body) {
        if (!body.has("tools")) {
            return Streams.event("OK") + Streams.STOP;
        }
        return insteadOfCall.isEmpty() ? CALL : Streams.event(insteadOfCall) + Streams.STOP;
    }

    private static JsonNode read(Buffer sent) {
        try {
            return MAPPER.readTree(sent.getBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Answers 400 to every request with one of these fields, and names it. */
    ChoosyTier refusing(String... fields) {
        refused.clear();
        refused.addAll(List.of(fields));
        return this;
    }

    /** The same, but does not say which field it is about. */
    ChoosyTier refusingUnnamed(String... fields) {
        namesNoField = true;
        return refusing(fields);
    }

    /** Does not answer requests with this field. */
    void silentAbout(String field) {
        silentAbout.add(field);
    }

    /** Answers in these words although there are tools, as servers do that drop the field. */
    void ignoresTools(String words) {
        insteadOfCall = words.replace("\"", "\\\"");
    }

    /** Answers everything with this status; 0 for as usual. */
    void answers(int newStatus) {
        status = newStatus;
    }

    /** The requests that came, without those of {@link #ordinary}. */
    List<JsonNode> probes() {
        return bodies.stream().filter(body -> !isOrdinary(body)).toList();
    }

    /** The requests of the test itself. */
    List<JsonNode> ordinary() {
        return bodies.stream().filter(ChoosyTier::isOrdinary).toList();
    }

    private static boolean isOrdinary(JsonNode body) {
        return body.path("messages").toString().contains("How much is my bill?");
    }

    /** Refuses connections from now on. */
    void goesDown() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Listens on the port again on which it did before. */
    void comesBack() {
        listen(server.actualPort());
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    @Override
    public void close() {
        goesDown();
    }
}
