package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import telecom.assistant.model.schema.ExactJson;
import telecom.assistant.model.tls.CertificateRefusal;

/**
 * One request and its complete answer. Everything happens on one Vert.x context. It ends exactly once; unless the
 * answer is complete by then, the connection is closed. A list that does not exist (404) counts as an empty one.
 */
final class BssExchange {

    private static final int NOT_FOUND = 404;

    private final Context context;
    private final HttpClient http;
    private final RequestOptions options;
    private final JsonNode body;
    private final int longestAnswer;
    private final UniEmitter<? super JsonNode> emitter;
    private HttpClientRequest request;
    private boolean over;
    private boolean answerEnded;

    /** @param body null if there is none */
    BssExchange(
            Vertx vertx,
            HttpClient http,
            RequestOptions options,
            JsonNode body,
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
        emitter.onTermination(() -> context.runOnContext(ignored -> end()));
        context.runOnContext(ignored -> connect());
    }

    private void connect() {
        if (!over) {
            http.request(options)
                    .compose(this::send)
                    .compose(answer -> readAll(answer).map(received -> read(answer.statusCode(), received)))
                    .onSuccess(emitter::complete)
                    .onFailure(cause -> emitter.fail(failure(cause)));
        }
    }

    private Future<HttpClientResponse> send(HttpClientRequest connected) {
        request = connected;
        if (over) {
            request.reset();
            return Future.failedFuture("cancelled");
        }
        return body == null ? request.send() : request.send(body.toString());
    }

    private Future<Buffer> readAll(HttpClientResponse answer) {
        Promise<Buffer> complete = Promise.promise();
        Buffer received = Buffer.buffer();
        answer.exceptionHandler(complete::tryFail);
        answer.handler(bytes -> {
            if (!complete.future().isComplete() && received.appendBuffer(bytes).length() > longestAnswer) {
                complete.tryFail(new BssFailure(Reason.UNREADABLE, "longer than assistant.bss.longest-answer"));
            }
        });
        answer.endHandler(ignored -> {
            answerEnded = true;
            complete.tryComplete(received);
        });
        return complete.future();
    }

    private JsonNode read(int status, Buffer received) {
        // A list that does not exist has nothing in it; for anything else 404 means that the request was wrong.
        if (status == NOT_FOUND && options.getMethod().equals(HttpMethod.GET)) {
            return ExactJson.MAPPER.createArrayNode();
        }
        if (status < 200 || status >= 300) {
            throw new BssFailure(refusal(status), "status " + status);
        }
        JsonNode answer = ExactJson.orMissing(received.toString(StandardCharsets.UTF_8));
        if (!answer.isContainerNode()) {
            throw new BssFailure(Reason.UNREADABLE, "no JSON object or list");
        }
        return answer;
    }

    private static Reason refusal(int status) {
        if (status == 401 || status == 403) {
            return Reason.UNAUTHORIZED;
        }
        return status == 429 || status >= 500 ? Reason.UNAVAILABLE : Reason.REFUSED;
    }

    private static BssFailure failure(Throwable cause) {
        if (cause instanceof BssFailure known) {
            return known;
        }
        Reason reason = cause instanceof ConnectionPoolTooBusyException ? Reason.BUSY : Reason.UNREACHABLE;
        return new BssFailure(
                reason,
                CertificateRefusal.in(cause, BssClient.SETTINGS)
                        .orElseGet(() -> cause.getClass().getSimpleName() + "; check assistant.bss.base-url"));
    }

    /** Once the answer has ended, its connection may already serve another request. */
    private void end() {
        over = true;
        if (request != null && !answerEnded) {
            request.reset();
        }
    }
}
