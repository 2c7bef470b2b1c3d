package telecom.assistant.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The inference tiers of a deployment, and which of them are asked for what. A setting that names a tier or a purpose that
 * does not exist stops the start.
 */
@ConfigMapping(prefix = "assistant.model")
public interface ModelConfig {

    /** The tiers to ask where no route says otherwise: the next one when one fails before its first token. */
    @WithDefault("primary")
    List<String> order();

    /** Which tiers are asked for what, by purpose in lower case: {@code reply}, {@code summary} and so on. */
    Map<String, Route> routes();

    /** The currency of all prices. */
    @WithDefault("KRW")
    String currency();

    /** The tiers by name. */
    Map<String, Tier> tiers();

    /**
     * The tiers for one purpose. Of the lists that fit a request the first one that is set holds, and no other: {@link
     * #hard} for hard ones, the channel's, {@link #tiers}, the {@link #order} of all.
     */
    interface Route {

        /** The tiers to ask, in order. */
        @WithDefault(TierNames.UNSET)
        @WithConverter(TierNames.Reader.class)
        TierNames tiers();

        /** The tiers to ask on a channel, by its name: {@code channels.voice=fast,large}. */
        Map<String, @WithConverter(TierNames.Reader.class) TierNames> channels();

        /** The tiers to ask when the request is a hard one, whatever its channel. */
        @WithDefault(TierNames.UNSET)
        @WithConverter(TierNames.Reader.class)
        TierNames hard();

        /** How late the first token may be before the next tier is asked, too; it is never asked early when empty. */
        Optional<Duration> hedgeAfter();

        /** The same for a channel, by its name, instead: {@code hedge-after-on.voice=700ms}. */
        Map<String, Duration> hedgeAfterOn();
    }

    /** One OpenAI-compatible endpoint with one model. The defaults suit a self-hosted vLLM or SGLang. */
    interface Tier {

        /** Where the API is, such as {@code http://localhost:8000/v1}; with or without a slash at the end. */
        String baseUrl();

        /** Sent as bearer token; none is sent without it. */
        Optional<String> apiKey();

        /** A file that holds the key, such as a mounted secret, instead of {@link #apiKey}. */
        Optional<Path> apiKeyFile();

        /** How often the file is read again, so that a new key needs no restart. */
        @WithDefault("10s")
        Duration apiKeyRefresh();

        /** The model id, exactly as the tier spells it. */
        String model();

        /** Streams at once from this node: the size of the bulkhead and of the connection pool. */
        @WithDefault("256")
        int maxConcurrent();

        /** Requests a second that this node may send, such as its share of a team's quota; any number when empty. */
        OptionalDouble requestsPerSecond();

        /** Tokens a minute, prompts and answers, that this node may use; any number when empty. */
        OptionalInt tokensPerMinute();

        /** The longest wait for one of these two quotas, before the next tier is asked. */
        @WithDefault("1s")
        Duration quotaWait();

        /** How much the tier reads; longer conversations are shortened before it is asked. Unknown when empty. */
        OptionalInt contextLimit();

        /** In what {@link #contextLimit} is counted. */
        @WithDefault("tokens")
        ContextUnit contextUnit();

        /** What the tier charges; nothing is reckoned without it. */
        Optional<PriceList> price();

        /** The longest wait for a TCP and TLS connection. */
        @WithDefault("2s")
        Duration connectTimeout();

        /**
         * The longest wait for the first token, connecting included; keep-alive comments do not extend it. A request may
         * ask for less or more. A tier that does not stream has to answer whole within it.
         */
        @WithDefault("10s")
        Duration firstTokenTimeout();

        /** The longest silence within an answer; keep-alive comments are no silence. */
        @WithDefault("10s")
        Duration stallTimeout();

        /** The longest answer from request to last byte. */
        @WithDefault("120s")
        Duration totalTimeout();

        /** How long an idle connection is kept; below the 5 s after which a default vLLM closes it. */
        @WithDefault("4s")
        Duration keepAlive();

        /** The largest single event accepted in a stream, and the largest answer of a tier that does not stream. */
        @WithDefault("1M")
        MemorySize maxEventSize();

        /** Whether the tier takes {@code tools} and messages of role {@code tool}; else it is told them in the prompt. */
        @WithDefault("true")
        boolean supportsTools();

        /** Whether the tier takes {@code chat_template_kwargs.enable_thinking}; it is then always sent. */
        @WithDefault("true")
        boolean supportsThinking();

        /** Whether the tier takes {@code response_format}. */
        @WithDefault("true")
        boolean supportsJsonMode();

        /** Whether the tier takes {@code stream_options}, without which it does not report usage. */
        @WithDefault("true")
        boolean supportsStreamOptions();

        /** Sampling temperature; the tier's own default when empty. */
        OptionalDouble temperature();

        /** Nucleus sampling; the tier's own default when empty. */
        OptionalDouble topP();

        /** The longest answer in tokens where the request does not say; the tier's own default when empty. */
        OptionalInt maxTokens();

        /** How the tier is asked again before its first token. */
        Retry retry();

        /** When the tier is left alone. */
        BreakerConfig breaker();
    }

    /** Prices of a million tokens. */
    interface PriceList {

        /** Of a prompt. */
        BigDecimal input();

        /** Of what was found in the prefix cache; like any prompt when empty. */
        Optional<BigDecimal> cachedInput();

        /** Of an answer, reasoning included. */
        BigDecimal output();
    }

    /** Repeating a request that failed before its first token. */
    interface Retry {

        /** Attempts in all; 1 means no retry. */
        @WithDefault("3")
        int maxAttempts();

        /** The pause after the first failure; it doubles with each further one. */
        @WithDefault("200ms")
        Duration initialDelay();

        /**
         * The longest pause. A tier that asks for more by {@code Retry-After} is not asked again; of what it asks for, up
         * to a fifth more is waited, so that not all come back at once.
         */
        @WithDefault("2s")
        Duration maxDelay();
    }
}
