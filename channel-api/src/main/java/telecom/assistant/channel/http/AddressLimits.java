package telecom.assistant.channel.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import telecom.assistant.channel.limit.Buckets;
import telecom.assistant.channel.limit.LimitConfig;

/**
 * Limits how many requests an IP address may send to this node, and how many wrong secrets and tokens it may try.
 * Addresses of this machine are not limited. Safe for use by many threads.
 */
@ApplicationScoped
public class AddressLimits {

    private final LimitConfig config;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> requests;
    private final Cache<String, Bucket> guesses;

    @Inject
    public AddressLimits(LimitConfig config) {
        this(config, System::nanoTime);
    }

    /** @param nanos a clock like {@link System#nanoTime()} */
    public AddressLimits(LimitConfig config, LongSupplier nanos) {
        this.config = config;
        this.nanos = nanos;
        this.requests = cache();
        this.guesses = cache();
    }

    /** Counts a request from this address, and returns whether it may be served. */
    public boolean admit(SocketAddress address) {
        return isLocal(address)
                || bucket(requests, address, config.address().requests()).tryConsume(1);
    }

    /** Whether this address may still present a secret or token. */
    public boolean mayGuess(SocketAddress address) {
        return isLocal(address)
                || bucket(guesses, address, config.address().wrongCredentials()).getAvailableTokens() > 0;
    }

    /** Records that this address has presented a wrong secret or token. */
    public void recordWrongCredential(SocketAddress address) {
        if (!isLocal(address)) {
            bucket(guesses, address, config.address().wrongCredentials()).tryConsumeAsMuchAsPossible(1);
        }
    }

    private static boolean isLocal(SocketAddress address) {
        return address == null || address.hostAddress() == null || LoopbackGuard.isLoopback(address);
    }

    private Bucket bucket(Cache<String, Bucket> buckets, SocketAddress address, int tokens) {
        return buckets.get(address.hostAddress(), unknown -> Buckets.of(tokens, config.period(), nanos));
    }

    private Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(config.period())
                .ticker(nanos::getAsLong)
                .build();
    }
}
