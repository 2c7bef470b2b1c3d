package telecom.assistant.channel.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on HTTP requests. */
@ConfigMapping(prefix = "assistant.requests")
public interface RequestConfig {

    /** How long the body of a request may take to arrive, counted from its headers. */
    @WithDefault("30s")
    Duration bodyWithin();
}
