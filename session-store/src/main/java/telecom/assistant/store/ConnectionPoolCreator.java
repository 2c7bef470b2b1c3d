package telecom.assistant.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Creates the connection pool with options that the configuration does not offer. By default, the driver prepares a
 * statement of more than 2,048 characters again each time it runs, and the statement that writes conversations is
 * longer.
 *
 * <p>By default, the driver also waits indefinitely on a connection that has vanished silently, because a firewall or
 * the other machine has dropped its state, and the pool runs out of connections. So a connection is closed when nothing
 * has arrived on it for longer than the time-out of any statement. This also closes idle connections, which are cheap
 * to open again.
 */
@Singleton
class ConnectionPoolCreator implements PgPoolCreator {

    static final int MAX_STATEMENT_CHARS = 8_192;

    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final StoreConfig config;

    ConnectionPoolCreator(StoreConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::configure);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private void configure(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlLimit(MAX_STATEMENT_CHARS);
        Duration silence = config.timeout().plus(MARGIN);
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setReadIdleTimeout((int) silence.toMillis());
    }
}
