package telecom.assistant.model.wire;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;

/**
 * One tier, asked over HTTP/1.1 with a connection pool of its own. It enforces the deadlines in the tier's settings and
 * names the reason of each failure, but does nothing else about it.
 */
public final class HttpModelClient implements ModelClient, AutoCloseable {

    /**
     * A stream gives its permit back before its connection is closed or free, and a stream that is cancelled while it
     * waits for a connection keeps its place in the queue. So there may briefly be more requests waiting than streams
     * are allowed.
     */
    private static final int WAITING_PER_CONNECTION = 4;

    private final Vertx vertx;
    private final HttpClient http;
    private final ApiKey key;
    private final KeptConnections connections = new KeptConnections();
    private final Endpoint endpoint;

    /**
     * Reads the file with the key, if there is one, so it must not be created on an event loop.
     *
     * @throws IllegalArgumentException when the base URL is wrong or two keys are given, naming the setting
     */
    public HttpModelClient(Vertx vertx, String tier, ModelConfig.Tier settings) {
        this.vertx = vertx;
        this.key = new ApiKey(vertx, tier, settings);
        this.endpoint = new Endpoint(tier, settings, key);
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        // Some gateways compress responses although the client did not ask for it.
                        .setDecompressionSupported(true)
                        .setConnectTimeout(
                                Math.toIntExact(settings.connectTimeout().toMillis()))
                        .setKeepAliveTimeout(
                                Math.toIntExact(Math.max(1, settings.keepAlive().toSeconds()))),
                new PoolOptions()
                        .setHttp1MaxSize(settings.maxConcurrent())
                        .setMaxWaitQueueSize(WAITING_PER_CONNECTION * settings.maxConcurrent()));
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super ModelChunk> subscriber) {
                new Exchange(vertx, http, connections, endpoint, request, subscriber).start();
            }
        };
    }

    @Override
    public void close() {
        key.close();
        http.close();
    }
}
