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
 * Makes the pool of connections. By default, the driver prepares each statement of more than 2,048 characters anew whenever
 * it runs; the one that writes conversations is longer.
 *
 * <p>By default, it also waits for ever on a connection that has vanished without a word, because a firewall or the
 * other machine has forgotten it, and the pool runs out of connections. So a connection from which nothing has come for
 * longer than any statement is awaited is closed. This also closes connections that nobody uses; they are cheap to make.
 */
@Singleton
class LongStatements implements PgPoolCreator {

    static final int MAX_CHARS = 8_192;

    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final StoreConfig config;

    LongStatements(StoreConfig config) {
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
        options.setPreparedStatementCacheSqlLimit(MAX_CHARS);
        Duration silence = config.timeout().plus(MARGIN);
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setReadIdleTimeout((int) silence.toMillis());
    }
}
