package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import telecom.assistant.gateway.bss.BssFailure.Reason;
import telecom.assistant.model.resilience.CircuitBreakers;
import telecom.assistant.model.tls.ClientTls;

/**
 * Asks the BSS over HTTP/1.1, with limits on connections, on the length of an answer and on time. A request that only
 * reads is sent once more if its connection breaks; a BSS that keeps failing gets no requests for a while. Fails only
 * with a {@link BssFailure}. Cancelling closes the connection.
 */
@ApplicationScoped
class BssClient {

    static final String SETTINGS = "assistant.bss.";

    private static final String NAME = "bss";

    private final BssConfig config;
    private final Vertx vertx;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Optional<BssAddress> address;

    @Inject
    BssClient(BssConfig config, Vertx vertx, MeterRegistry meters, TlsConfigurationRegistry tls) {
        this(config, vertx, meters, tls::get);
    }

    /** @param tlsConfigurations finds a TLS configuration by its name */
    BssClient(
            BssConfig config,
            Vertx vertx,
            MeterRegistry meters,
            Function<String, Optional<TlsConfiguration>> tlsConfigurations) {
        this.config = config;
        this.vertx = vertx;
        this.address = config.baseUrl().map(url -> new BssAddress(url, config.token()));
        this.http = vertx.createHttpClient(
                ClientTls.apply(
                        new HttpClientOptions()
                                .setConnectTimeout(
                                        Math.toIntExact(config.connectTimeout().toMillis())),
                        SETTINGS + "tls-configuration",
                        config.tlsConfiguration(),
                        tlsConfigurations),
                new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.connections()));
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakers.config(config.breaker())
                .ignoreException(BssClient::doesNotCountAgainstBss)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        this.breaker = breakers.circuitBreaker(NAME);
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** Whether a BSS is configured. */
    boolean isConfigured() {
        return address.isPresent();
    }

    /** The body of the answer; an empty list if what was asked for does not exist. */
    Uni<JsonNode> ask(BssRequest request) {
        Uni<JsonNode> answer = CircuitBreakers.guard(
                        breaker, BssClient::circuitOpen, () -> exchange(request).toMulti())
                .toUni();
        return request.reads()
                ? answer.onFailure(BssClient::isBrokenConnection).retry().atMost(1)
                : answer;
    }

    private Uni<JsonNode> exchange(BssRequest request) {
        return Uni.createFrom()
                .<JsonNode>emitter(emitter -> new BssExchange(
                                vertx,
                                http,
                                address.orElseThrow().options(request),
                                request.body(),
                                config.longestAnswer(),
                                emitter)
                        .start())
                .ifNoItem()
                .after(config.timeout())
                .failWith(() -> new BssFailure(Reason.TIMEOUT, "later than assistant.bss.timeout"));
    }

    private static BssFailure circuitOpen() {
        return new BssFailure(Reason.CIRCUIT_OPEN, "it has failed too often lately");
    }

    private static boolean doesNotCountAgainstBss(Throwable failure) {
        return failure instanceof BssFailure known && !known.reason().countsAgainstBss();
    }

    /** A connection breaks, for example, when the BSS has closed it for being idle. */
    private static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof BssFailure known && known.reason() == Reason.UNREACHABLE;
    }
}
