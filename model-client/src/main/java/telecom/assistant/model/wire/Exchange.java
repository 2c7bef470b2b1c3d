package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.tls.CertificateRefusal;
import telecom.assistant.model.tool.ToolNames;

/**
 * One request and its streamed answer. Everything happens on one Vert.x context; only the subscriber's signals come
 * from other threads and are moved to that context.
 *
 * <p>It ends exactly once. Unless the answer is complete, the connection is closed, which tells the engine to stop
 * generating. After a complete answer the connection goes back to the pool.
 */
final class Exchange {

    private static final int OK = 200;
    private static final long LINGER_MILLIS = 1_000;
    private static final long NO_TIMER = -1;

    /**
     * A kept connection that closes this soon was already being closed when the request was sent (RFC 9112, section
     * 9.5).
     */
    private static final long AT_ONCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final Context context;
    private final HttpClient http;
    private final KeptConnections connections;
    private final Endpoint endpoint;
    private final ModelRequest question;
    private final ChunkDelivery delivery;
    private final StreamWatch watch;
    private final int maxEventBytes;
    private final StreamDecoder decoder;
    private final SseParser parser;
    private HttpClientRequest request;
    private HttpClientResponse response;
    private boolean onKeptConnection;
    private long sentAt;
    private long lingerTimer = NO_TIMER;
    private Buffer beginning = Buffer.buffer();
    private boolean over;
    private boolean responseEnded;

    Exchange(
            Vertx vertx,
            HttpClient http,
            KeptConnections connections,
            Endpoint endpoint,
            ModelRequest question,
            MultiSubscriber<? super ModelChunk> subscriber) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.http = http;
        this.connections = connections;
        this.endpoint = endpoint;
        this.question = question;
        this.delivery = new ChunkDelivery(
                subscriber,
                () -> context.runOnContext(ignored -> flow()),
                () -> context.runOnContext(ignored -> abandon()));
        this.watch = new StreamWatch(vertx, endpoint.settings(), question.routing(), this::expired);
        this.maxEventBytes = Math.toIntExact(endpoint.settings().maxEventSize().asLongValue());
        this.decoder = new StreamDecoder(
                endpoint.tier(),
                endpoint.settings().model(),
                ToolNames.of(question.tools()),
                maxEventBytes,
                delivery::deliver,
                watch::progressed);
        this.parser = new SseParser(maxEventBytes, decoder::accept);
    }

    void start() {
        delivery.start();
        context.runOnContext(ignored -> connect());
    }

    private void connect() {
        if (over) {
            return;
        }
        if (endpoint.key().isMissing()) {
            fail(failure(
                    Reason.UNAUTHORIZED,
                    "no key could be read; check " + endpoint.key().setting()));
            return;
        }
        watch.start();
        open();
    }

    private void open() {
        http.request(endpoint.options(question)).onSuccess(this::send).onFailure(this::connectionFailed);
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        if (over) {
            request.reset();
            return;
        }
        onKeptConnection = connections.use(request.connection());
        sentAt = System.nanoTime();
        request.send(endpoint.body(question)).onSuccess(this::responseStarted).onFailure(this::sendFailed);
    }

    /**
     * Sends the request again if its connection had already been closed. This ends at the latest with a new connection,
     * because only kept ones are tried again. A connection that closes later was closed because of the request, which
     * is left to the retries.
     */
    private void sendFailed(Throwable cause) {
        boolean atOnce = System.nanoTime() - sentAt < AT_ONCE_NANOS;
        if (!over && onKeptConnection && atOnce && KeptConnections.isClosed(cause)) {
            open();
        } else {
            connectionFailed(cause);
        }
    }

    private void responseStarted(HttpClientResponse answer) {
        if (over) {
            return;
        }
        response = answer;
        response.exceptionHandler(this::connectionFailed);
        if (response.statusCode() == OK) {
            response.handler(this::begun);
            response.endHandler(ignored -> refused(beginning.toString()));
        } else {
            Body.read(response, beginning, Refusal.MAX_BYTES, body -> refused(body.orElse("")));
        }
    }

    private void begun(Buffer bytes) {
        beginning.appendBuffer(bytes);
        switch (BodyForm.of(response.getHeader(HttpHeaders.CONTENT_TYPE), beginning)) {
            case EVENT_STREAM -> {
                response.handler(this::received);
                response.endHandler(ignored -> ended());
                received(beginning);
            }
            case JSON -> Body.read(response, beginning, maxEventBytes, this::completeAnswer);
            case OTHER -> Body.read(response, beginning, Refusal.MAX_BYTES, body -> refused(body.orElse("")));
            case UNDECIDED -> {
                // Some gateways send line breaks while the model is working.
                beginning = beginning.toString().isBlank() ? Buffer.buffer() : beginning;
            }
        }
    }

    private void received(Buffer bytes) {
        decode(() -> parser.feed(bytes));
        // Nothing has been delivered before the first token, so there is nothing to hold back.
        if (!over && decoder.isOpened() && delivery.isHeldBack()) {
            response.pause();
            watch.hold();
        }
    }

    private void ended() {
        responseEnded = true;
        vertx.cancelTimer(lingerTimer);
        decode(() -> {
            parser.end();
            decoder.end();
        });
    }

    private void decode(Runnable step) {
        if (over) {
            return;
        }
        try {
            step.run();
            if (decoder.isFinished()) {
                complete();
            }
        } catch (ModelFailure failure) {
            fail(failure);
        } catch (SseParser.EventTooLargeException tooLarge) {
            fail(failure(Reason.INTERRUPTED, "an event exceeds " + endpoint.setting("max-event-size")));
        }
    }

    /** An answer in a single JSON object, as sent by gateways that ignore {@code "stream": true}, or an error. */
    private void completeAnswer(Optional<String> body) {
        responseEnded = true;
        if (body.isEmpty()) {
            fail(failure(Reason.UNAVAILABLE, "the answer exceeds " + endpoint.setting("max-event-size")));
            return;
        }
        Optional<CompletionEvent> answer = whole(body.get());
        if (answer.isPresent()) {
            decode(() -> decoder.acceptComplete(answer.get()));
        } else {
            refused(body.get());
        }
    }

    private static Optional<CompletionEvent> whole(String body) {
        try {
            return Optional.of(CompletionEvent.read(body)).filter(CompletionEvent::hasPart);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private void refused(String body) {
        responseEnded = true;
        fail(Refusal.failure(endpoint, response, body));
    }

    private void connectionFailed(Throwable cause) {
        if (decoder.hasFinishReason()) {
            responseEnded = true;
            decode(decoder::end);
            return;
        }
        if (cause instanceof ConnectionPoolTooBusyException) {
            fail(failure(Reason.BULKHEAD_FULL, "no connection is free; check " + endpoint.setting("max-concurrent")));
            return;
        }
        fail(failure(
                decoder.isOpened() ? Reason.INTERRUPTED : Reason.UNREACHABLE,
                CertificateRefusal.in(cause, endpoint.setting(""))
                        .orElseGet(() -> "the connection failed ("
                                + cause.getClass().getSimpleName() + "); check " + endpoint.setting("base-url"))));
    }

    private void expired(Reason reason, String setting) {
        if (decoder.hasFinishReason()) {
            decode(decoder::end);
            return;
        }
        fail(failure(reason, "later than " + endpoint.setting(setting) + " allows"));
    }

    private void flow() {
        delivery.drain();
        if (!over && response != null) {
            watch.release();
            response.resume();
        }
    }

    private void fail(ModelFailure failure) {
        if (!over) {
            abandon();
            delivery.fail(failure);
        }
    }

    private void complete() {
        over = true;
        watch.stop();
        delivery.complete();
        if (!responseEnded) {
            // Reads on for a while after the last event, so that the connection can be reused.
            response.resume();
            lingerTimer = vertx.setTimer(LINGER_MILLIS, fired -> resetUnlessEnded());
        }
    }

    /** Ends the exchange early; has no effect after its end. */
    private void abandon() {
        if (over) {
            return;
        }
        over = true;
        watch.stop();
        if (response == null) {
            resetUnlessEnded();
            return;
        }
        // If the end of the response was held back, it arrives now: the connection may already serve another request.
        response.resume();
        context.runOnContext(ignored -> resetUnlessEnded());
    }

    /** Once the response has ended, its connection may already serve another request. */
    private void resetUnlessEnded() {
        if (request != null && !responseEnded) {
            request.reset();
        }
    }

    private ModelFailure failure(Reason reason, String detail) {
        return new ModelFailure(reason, endpoint.tier(), decoder.isOpened(), detail);
    }
}
