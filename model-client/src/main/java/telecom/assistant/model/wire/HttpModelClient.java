package telecom.assistant.model.wire;

import io.quarkus.tls.TlsConfiguration;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.Optional;
import java.util.function.Function;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.tls.ClientTls;

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
     * @param capabilities decide what a request contains at the time at which it is sent
     * @param tlsConfigurations finds a TLS configuration by its name
     * @throws IllegalArgumentException when the base URL or the name of the TLS configuration is wrong, or two keys are
     *     given, naming the setting
     */
    public HttpModelClient(
            Vertx vertx,
            String tier,
            ModelConfig.Tier settings,
            TierCapabilities capabilities,
            Function<String, Optional<TlsConfiguration>> tlsConfigurations) {
        this.vertx = vertx;
        this.key = new ApiKey(vertx, tier, settings);
        this.endpoint = new Endpoint(tier, settings, key, capabilities);
        this.http = vertx.createHttpClient(
                ClientTls.apply(
                        options(settings),
                        endpoint.setting("tls-configuration"),
                        settings.tlsConfiguration(),
                        tlsConfigurations),
                new PoolOptions()
                        .setHttp1MaxSize(settings.maxConcurrent())
                        .setMaxWaitQueueSize(WAITING_PER_CONNECTION * settings.maxConcurrent()));
    }

    private static HttpClientOptions options(ModelConfig.Tier settings) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                // Not asked for, but some gateways compress what they are not asked to.
                .setDecompressionSupported(true)
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setKeepAliveTimeout(
                        Math.toIntExact(Math.max(1, settings.keepAlive().toSeconds())));
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return stream(endpoint, request);
    }

    /** The same tier over the same connections, but sent what these capabilities allow. */
    public ModelClient with(TierCapabilities capabilities) {
        Endpoint other = endpoint.with(capabilities);
        return request -> stream(other, request);
    }

    private Multi<ModelChunk> stream(Endpoint asked, ModelRequest request) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super ModelChunk> subscriber) {
                new Exchange(vertx, http, connections, asked, request, subscriber).start();
            }
        };
    }

    @Override
    public void close() {
        key.close();
        http.close();
    }
}
