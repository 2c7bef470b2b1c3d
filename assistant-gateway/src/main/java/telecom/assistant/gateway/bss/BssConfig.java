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
     * What the paths of the Open APIs, such as {@code /tmf-api/customerBillManagement/v4}, are put behind; without it the
     * model is offered none of these tools.
     */
    Optional<String> baseUrl();

    /** Sent as bearer token; none is sent without it. */
    Optional<String> token();

    /** Where the days of bills and tickets begin and end. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /** Connections at once; as many requests again may wait for one, and the next ones fail. */
    @WithDefault("64")
    int connections();

    /** The longest wait for a connection. */
    @WithDefault("1s")
    Duration connectTimeout();

    /**
     * The longest wait for an answer as a whole. A ticket takes up to three answers: three times this is to be below
     * {@code assistant.tools.timeout}, so that it is seen here which of them does not come.
     */
    @WithDefault("3s")
    Duration timeout();

    /** The longest answer that is read, in bytes. */
    @WithDefault("262144")
    int longestAnswer();

    /** When the BSS is left alone for a while. */
    BreakerConfig breaker();
}
