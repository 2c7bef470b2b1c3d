package telecom.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolCreatorTest {

    private final Vertx vertx = Vertx.vertx();
    private final PgConnectOptions options = new PgConnectOptions().setHost("127.0.0.1");

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** If it were closed sooner, slow statements would lose their connections. */
    @Test
    void closesASilentConnectionOnlyOnceEveryStatementOnItHasTimedOut() {
        var unused = new ConnectionPoolCreator(config("3s")).create(new Options(vertx, options));

        Duration silence = Duration.of(
                options.getReadIdleTimeout(), options.getIdleTimeoutUnit().toChronoUnit());
        assertThat(silence).isGreaterThan(Duration.ofSeconds(3)).isLessThan(Duration.ofSeconds(10));
    }

    private static StoreConfig config(String timeout) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("assistant.store.timeout", timeout), "test", 500))
                .build()
                .getConfigMapping(StoreConfig.class);
    }

    private record Options(Vertx vertx, PgConnectOptions options) implements PgPoolCreator.Input {

        @Override
        public PoolOptions poolOptions() {
            return new PoolOptions();
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of(options);
        }
    }
}
