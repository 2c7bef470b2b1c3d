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
 * The inference tiers of a deployment, and which of them serve which purpose. A setting that names a tier or a purpose
 * that does not exist prevents the start.
 */
@ConfigMapping(prefix = "assistant.model")
public interface ModelConfig {

    /** The tiers to ask unless a route says otherwise. When one fails before its first token, the next one is asked. */
    @WithDefault("primary")
    List<String> order();

    /** The tiers for individual purposes, by purpose in lower case: {@code reply}, {@code summary} and so on. */
    Map<String, Route> routes();

    /** The currency of all prices. */
    @WithDefault("KRW")
    String currency();

    /** The tiers by name. */
    Map<String, Tier> tiers();

    /**
     * The tiers for one purpose. Only the first of these lists that is set applies: {@link #hard} if the request is a
     * hard one, the channel's list in {@link #channels}, {@link #tiers}, and the {@link #order} for all purposes.
     */
    interface Route {

        /** The tiers to ask, in order. */
        @WithDefault(TierNames.UNSET)
        @WithConverter(TierNames.Reader.class)
        TierNames tiers();

        /** The tiers to ask on a channel, by its name: {@code channels.voice=fast,large}. */
        Map<String, @WithConverter(TierNames.Reader.class) TierNames> channels();

        /** The tiers to ask when the request is a hard one, whichever channel it comes from. */
        @WithDefault(TierNames.UNSET)
        @WithConverter(TierNames.Reader.class)
        TierNames hard();

        /** How late the first token may be before the next tier is asked as well; when empty, it never is. */
        Optional<Duration> hedgeAfter();

        /**
         * The same for individual channels, by name: {@code hedge-after-on.voice=700ms}. It overrides {@link
         * #hedgeAfter}.
         */
        Map<String, Duration> hedgeAfterOn();
    }

    /** One OpenAI-compatible endpoint with one model. The defaults suit a self-hosted vLLM or SGLang. */
    interface Tier {

        /**
         * The model's family, such as {@code ax-k1}: the name of a file in {@code META-INF/model-profiles} with the
         * defaults for the settings below. The tier's own settings override them.
         */
        Optional<String> profile();

        /** The address of the API, such as {@code http://localhost:8000/v1}, with or without a slash at the end. */
        String baseUrl();

        /**
         * The TLS configuration for an {@code https} address: the {@code <name>} of {@code quarkus.tls.<name>}, which
         * says whom to trust. Without one, the certificate authorities that Java trusts are.
         */
        Optional<String> tlsConfiguration();

        /** The API key, sent as the bearer token; nothing is sent when empty. */
        Optional<String> apiKey();

        /** A file that holds the key, such as a mounted secret, instead of {@link #apiKey}. */
        Optional<Path> apiKeyFile();

        /** How often the file is read again, so that a new key takes effect without a restart. */
        @WithDefault("10s")
        Duration apiKeyRefresh();

        /** The model id, exactly as the tier spells it. */
        String model();

        /** How many streams this node may have open at a time: the size of the bulkhead and of the connection pool. */
        @WithDefault("256")
        int maxConcurrent();

        /** Requests a second that this node may send, such as its share of a team's quota; unlimited when empty. */
        OptionalDouble requestsPerSecond();

        /** Tokens a minute, in prompts and answers, that this node may use; unlimited when empty. */
        OptionalInt tokensPerMinute();

        /** The longest wait for one of these two quotas before the next tier is asked. */
        @WithDefault("1s")
        Duration quotaWait();

        /** How much the tier can read; longer conversations are shortened before it is asked. Unknown when empty. */
        OptionalInt contextLimit();

        /** The unit of {@link #contextLimit}. */
        @WithDefault("tokens")
        ContextUnit contextUnit();

        /** What the tier charges; without it no cost is calculated. */
        Optional<PriceList> price();

        /** The longest wait for a TCP and TLS connection to open. */
        @WithDefault("2s")
        Duration connectTimeout();

        /**
         * The longest wait for the first token, including the time to connect; keep-alive comments do not extend it. A
         * tier that does not stream has to send its whole answer within this time.
         */
        @WithDefault("10s")
        Duration firstTokenTimeout();

        /** The longest wait for more of an answer that has begun; keep-alive comments do not extend it. */
        @WithDefault("10s")
        Duration stallTimeout();

        /** The same for the channel {@code voice}, where the caller hears silence in the meantime. */
        @WithDefault("4s")
        Duration stallTimeoutOnVoice();

        /** The longest time from the request to the last byte of its answer. */
        @WithDefault("120s")
        Duration totalTimeout();

        /** How long an idle connection is kept; shorter than the 5 s after which vLLM closes it by default. */
        @WithDefault("4s")
        Duration keepAlive();

        /** The largest event that is accepted in a stream, and the largest answer of a tier that does not stream. */
        @WithDefault("1M")
        MemorySize maxEventSize();

        /**
         * Whether the tier accepts {@code tools} and messages with the role {@code tool}; otherwise they go into the
         * prompt. With {@code auto}, here and in the next three settings, the tier is asked by one small request after
         * the start, and again after it was gone; until it has answered, the value is {@code false}.
         */
        @WithDefault("auto")
        @WithConverter(Support.Reader.class)
        Support supportsTools();

        /** Whether the tier accepts {@code chat_template_kwargs.enable_thinking}, which is then always sent. */
        @WithDefault("auto")
        @WithConverter(Support.Reader.class)
        Support supportsThinking();

        /** Whether the tier accepts {@code response_format}. */
        @WithDefault("auto")
        @WithConverter(Support.Reader.class)
        Support supportsJsonMode();

        /** Whether the tier accepts {@code stream_options}, without which it reports no usage. */
        @WithDefault("auto")
        @WithConverter(Support.Reader.class)
        Support supportsStreamOptions();

        /**
         * The shortest time between two rounds of the requests by which a tier is asked what it accepts. After a round
         * with questions that were not answered it doubles, up to an hour.
         */
        @WithDefault("1m")
        Duration probePause();

        /**
         * Whether the tier can continue an unfinished message of the assistant ({@code continue_final_message}, as in
         * vLLM). An answer that breaks off is then continued instead of ending in an apology.
         */
        @WithDefault("false")
        boolean supportsContinuation();

        /** Sampling temperature; the tier's own default when empty. */
        OptionalDouble temperature();

        /** Nucleus sampling; the tier's own default when empty. */
        OptionalDouble topP();

        /** The longest answer in tokens for requests that set no limit; the tier's own default when empty. */
        OptionalInt maxTokens();

        /** Lowers the chance of tokens that have been used at all; the tier's own default when empty. */
        OptionalDouble presencePenalty();

        /** Lowers the chance of tokens the more often they have been used; the tier's own default when empty. */
        OptionalDouble frequencyPenalty();

        /** The field that carries the token limit of the answer: newer APIs refuse {@code max_tokens}. */
        @WithDefault("max-tokens")
        LimitField limitField();

        /** Tokens added to the limit of a request that may think, because its reasoning counts towards the limit. */
        @WithDefault("2048")
        int thinkingTokens();

        /** Additional headers for each request, by name, as some gateways require. */
        Map<String, String> headers();

        /** Additional query parameters for each request, by name, such as Azure's {@code api-version}. */
        Map<String, String> query();

        /**
         * vLLM's {@code priority} by channel: lower values are served first. It requires {@code --scheduling-policy
         * priority}, and is not sent for channels that are not listed.
         */
        Map<String, Integer> priority();

        /**
         * The header that identifies the conversation, such as {@code x-session-id}, so that a router can send each of
         * its requests to the engine that has its prefix cached; not sent when empty.
         */
        Optional<String> sessionHeader();

        /** The same as a field in the body, such as {@code prompt_cache_key}; not sent when empty. */
        Optional<String> sessionField();

        /** How often and when the tier is asked again before its first token. */
        Retry retry();

        /** The circuit breaker: when the tier gets no requests for a while. */
        BreakerConfig breaker();
    }

    /** The fields that may carry the token limit of the answer. */
    enum LimitField {
        MAX_TOKENS("max_tokens"),
        MAX_COMPLETION_TOKENS("max_completion_tokens");

        private final String wireName;

        LimitField(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Prices per million tokens. */
    interface PriceList {

        /** For a prompt. */
        BigDecimal input();

        /** For the part of a prompt that was found in the prefix cache; same as {@link #input} when empty. */
        Optional<BigDecimal> cachedInput();

        /** For an answer, including its reasoning. */
        BigDecimal output();
    }

    /** Repeating a request that failed before its first token. */
    interface Retry {

        /** Attempts in total; 1 means no retry. */
        @WithDefault("3")
        int maxAttempts();

        /** The pause after the first failure; it doubles with each one that follows. */
        @WithDefault("200ms")
        Duration initialDelay();

        /**
         * The longest pause. A tier that asks for a longer one with {@code Retry-After} is not asked again. Otherwise
         * its pause is extended at random by up to a fifth, so that not all requests come back at once.
         */
        @WithDefault("2s")
        Duration maxDelay();
    }
}
