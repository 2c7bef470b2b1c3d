package telecom.assistant.local.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import telecom.assistant.local.model.RecordedRequest.Outcome;

/** {@code POST /v1/chat/completions}: records the request, then answers it or fails as a queued fault demands. */
final class ChatEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final Behaviour behaviour;
    private final Script script = new Script();

    ChatEndpoint(Vertx vertx, Behaviour behaviour) {
        this.vertx = vertx;
        this.behaviour = behaviour;
    }

    void handle(RoutingContext context) {
        long received = System.nanoTime();
        context.response().putHeader("X-Stand-In", "true");
        behaviour.connections().use(context.request().connection());
        JsonNode body = parse(context);
        if (body == null || !body.path("messages").isArray()) {
            error(context.response(), 400, "the body is not a chat completion request");
            return;
        }
        long number = behaviour.requests().add(headers(context), body);
        ChatRequest request = ChatRequest.of(body);
        // Skipped in benchmarks, where the look-up would cost more than the answer.
        int cached = behaviour.echo().isPresent() ? 0 : behaviour.prefixes().lookUp(request.prompt());
        Completion completion = new Completion(number, request, reply(request, number), cached);
        Optional<Fault> fault = behaviour.faults().next();
        if (fault.isPresent()) {
            fail(context, number, request, completion, fault.get());
        } else if (request.stream()) {
            StreamPlan plan = StreamPlan.of(completion, request.usage());
            Runnable atFirstToken = () -> behaviour.times().add(number, received, System.nanoTime());
            stream(context.response(), plan, number, Outcome.COMPLETED, atFirstToken);
        } else {
            vertx.setTimer(Math.max(1, behaviour.pace().firstToken().toMillis()), timer -> {
                behaviour.requests().close(number, Outcome.COMPLETED);
                json(context.response(), completion.object());
            });
        }
    }

    private ModelReply reply(ChatRequest request, long number) {
        ModelReply whole = wholeReply(request, number);
        return request.begun().map(whole::after).orElse(whole);
    }

    private ModelReply wholeReply(ChatRequest request, long number) {
        return behaviour
                .echo()
                .filter(echo -> Script.isForSubscriber(request))
                .map(echo -> echo.replyTo(request, number))
                .orElseGet(() -> script.replyTo(request));
    }

    private static JsonNode parse(RoutingContext context) {
        try {
            return JSON.readTree(context.body().asString());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> headers(RoutingContext context) {
        Map<String, String> headers = new TreeMap<>();
        context.request().headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.computeIfPresent("authorization", (name, secret) -> "(given)");
        return headers;
    }

    private void fail(RoutingContext context, long number, ChatRequest request, Completion completion, Fault fault) {
        HttpServerResponse response = context.response();
        if (fault.isStatus()) {
            behaviour.requests().close(number, Outcome.FAULTED);
            if (!fault.retryAfter().isEmpty()) {
                response.putHeader("Retry-After", fault.retryAfter());
            }
            if (fault == Fault.REDIRECT) {
                response.putHeader("Location", "/log-in");
            }
            error(response, fault);
            return;
        }
        switch (fault) {
            case RESET -> {
                behaviour.requests().close(number, Outcome.FAULTED);
                context.request().connection().close();
            }
            case HTML_200 -> {
                behaviour.requests().close(number, Outcome.FAULTED);
                response.putHeader("Content-Type", "text/html").end("<html><body>Request blocked</body></html>");
            }
            case EMPTY_200 -> {
                behaviour.requests().close(number, Outcome.FAULTED);
                response.end();
            }
            case JSON_INSTEAD_OF_STREAM -> {
                behaviour.requests().close(number, Outcome.COMPLETED);
                json(response, completion.object());
            }
            default ->
                failLate(response, number, request, StreamPlan.of(completion, fault, behaviour.breakOffPercent()));
        }
    }

    /** Fails a stream. A request that did not ask for a stream gets no answer instead, or status 500. */
    private void failLate(HttpServerResponse response, long number, ChatRequest request, StreamPlan plan) {
        if (request.stream()) {
            stream(response, plan, number, Outcome.FAULTED, () -> {});
        } else if (plan.ending() == StreamPlan.Ending.HANG) {
            response.closeHandler(gone -> behaviour.requests().close(number, Outcome.ABORTED));
        } else {
            behaviour.requests().close(number, Outcome.FAULTED);
            error(response, 500, "the engine failed");
        }
    }

    private void stream(
            HttpServerResponse response, StreamPlan plan, long number, Outcome atEnd, Runnable atFirstToken) {
        new PacedStream(vertx, response, plan, behaviour::pace, atFirstToken)
                .start(atEnd, outcome -> behaviour.requests().close(number, outcome));
    }

    private static void json(HttpServerResponse response, String body) {
        if (!response.closed()) {
            response.putHeader("Content-Type", "application/json").end(body);
        }
    }

    private static void error(HttpServerResponse response, Fault fault) {
        if (fault.isFlat()) {
            ObjectNode error = JSON.createObjectNode()
                    .put("object", "error")
                    .put("message", fault.message())
                    .put("type", "BadRequestError")
                    .put("code", fault.status());
            json(response.setStatusCode(fault.status()), error.toString());
        } else {
            error(response, fault.status(), fault.message());
        }
    }

    private static void error(HttpServerResponse response, int status, String message) {
        var error = JSON.createObjectNode();
        error.putObject("error").put("message", message).put("type", "stand-in").put("code", status);
        json(response.setStatusCode(status), error.toString());
    }
}
