package telecom.assistant.gateway.bss;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import telecom.assistant.model.BreakerConfig;

/** The operator's business support system. */
@ConfigMapping(prefix = "assistant.bss")
public interface BssConfig {

    /**
     * The address to which the paths of the Open APIs are appended, such as {@code /tmf-api/customerBillManagement/v4}.
     * Without it the model is offered none of the tools that use the BSS.
     */
    Optional<String> baseUrl();

    /**
     * The TLS configuration for an {@code https} address: the {@code <name>} of {@code quarkus.tls.<name>}, which says
     * whom to trust. Without one, the certificate authorities that Java trusts are.
     */
    Optional<String> tlsConfiguration();

    /** Sent as the bearer token; without it none is sent. */
    Optional<String> token();

    /** The time zone in which the days of bills and tickets begin and end. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /** The most connections at a time; as many requests may wait for one, and any beyond that fail. */
    @WithDefault("64")
    int connections();

    /** The longest wait for a connection to open. */
    @WithDefault("1s")
    Duration connectTimeout();

    /**
     * The longest wait for a complete answer. Opening a ticket takes up to three requests, so three times this should
     * be less than {@code assistant.tools.timeout}; otherwise the log does not show which of them got no answer.
     */
    @WithDefault("3s")
    Duration timeout();

    /** The longest answer that is accepted, in bytes. */
    @WithDefault("262144")
    int longestAnswer();

    /** When the BSS gets no requests for a while because it keeps failing. */
    BreakerConfig breaker();
}
