package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import telecom.assistant.gateway.bss.BssFailure.Reason;

/**
 * One request and its complete answer. Everything happens on one Vert.x context. It ends exactly once; unless the
 * answer is complete by then, the connection is closed. A list that does not exist (404) counts as an empty one.
 */
final class BssExchange {

    /** Keeps decimal figures exactly as they are. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int NOT_FOUND = 404;

    private final Context context;
    private final HttpClient http;
    private final RequestOptions options;
    private final Buffer body;
    private final int longestAnswer;
    private final UniEmitter<? super JsonNode> emitter;
    private final Buffer received = Buffer.buffer();
    private HttpClientRequest request;
    private boolean over;
    private boolean answerEnded;

    /** @param body null if there is none */
    BssExchange(
            Vertx vertx,
            HttpClient http,
            RequestOptions options,
            Buffer body,
            int longestAnswer,
            UniEmitter<? super JsonNode> emitter) {
        this.context = vertx.getOrCreateContext();
        this.http = http;
        this.options = options;
        this.body = body;
        this.longestAnswer = longestAnswer;
        this.emitter = emitter;
    }

    void start() {
        emitter.onTermination(() -> context.runOnContext(ignored -> abandon()));
        context.runOnContext(ignored -> connect());
    }

    private void connect() {
        if (!over) {
            http.request(options).onSuccess(this::send).onFailure(this::broken);
        }
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        if (over) {
            request.reset();
            return;
        }
        (body == null ? request.send() : request.send(body))
                .onSuccess(this::answered)
                .onFailure(this::broken);
    }

    private void answered(HttpClientResponse answer) {
        if (over) {
            return;
        }
        answer.exceptionHandler(this::broken);
        answer.handler(this::received);
        answer.endHandler(ignored -> ended(answer.statusCode()));
    }

    private void received(Buffer bytes) {
        if (over) {
            return;
        }
        received.appendBuffer(bytes);
        if (received.length() > longestAnswer) {
            fail(new BssFailure(Reason.UNREADABLE, "longer than assistant.bss.longest-answer"));
        }
    }

    private void ended(int status) {
        answerEnded = true;
        if (over) {
            return;
        }
        Reason refusal = refusal(status);
        if (refusal != null) {
            fail(new BssFailure(refusal, "status " + status));
        } else if (status == NOT_FOUND) {
            complete(JSON.createArrayNode());
        } else {
            read();
        }
    }

    /** A list that does not exist has nothing in it; for anything else 404 means that the request was wrong. */
    private Reason refusal(int status) {
        if ((status >= 200 && status < 300)
                || (status == NOT_FOUND && options.getMethod().equals(HttpMethod.GET))) {
            return null;
        }
        if (status == 401 || status == 403) {
            return Reason.UNAUTHORIZED;
        }
        return status == 429 || status >= 500 ? Reason.UNAVAILABLE : Reason.REFUSED;
    }

    private void read() {
        JsonNode answer = parsed();
        if (answer.isContainerNode()) {
            complete(answer);
        } else {
            fail(new BssFailure(Reason.UNREADABLE, "no JSON object or list"));
        }
    }

    private JsonNode parsed() {
        try {
            return JSON.readTree(received.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            return MissingNode.getInstance();
        }
    }

    private void broken(Throwable cause) {
        Reason reason = cause instanceof ConnectionPoolTooBusyException ? Reason.BUSY : Reason.UNREACHABLE;
        fail(new BssFailure(reason, cause.getClass().getSimpleName() + "; check assistant.bss.base-url"));
    }

    private void complete(JsonNode answer) {
        over = true;
        emitter.complete(answer);
    }

    private void fail(BssFailure failure) {
        if (!over) {
            abandon();
            emitter.fail(failure);
        }
    }

    private void abandon() {
        if (!over) {
            over = true;
            if (request != null && !answerEnded) {
                request.reset();
            }
        }
    }
}
