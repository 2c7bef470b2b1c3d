package telecom.assistant.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The inference tiers of a deployment and the order in which they are asked. */
@ConfigMapping(prefix = "assistant.model")
public interface ModelConfig {

    /** The tiers to ask, by name: the next one when one fails before its first token. */
    @WithDefault("primary")
    List<String> order();

    /** The tiers by name. */
    Map<String, Tier> tiers();

    /** One OpenAI-compatible endpoint with one model. The defaults suit a self-hosted vLLM or SGLang. */
    interface Tier {

        /** Where the API is, such as {@code http://localhost:8000/v1}; with or without a slash at the end. */
        String baseUrl();

        /** Sent as bearer token; none is sent without it. */
        Optional<String> apiKey();

        /** The model id, exactly as the tier spells it. */
        String model();

        /** Streams at once from this node: the size of the bulkhead and of the connection pool. */
        @WithDefault("256")
        int maxConcurrent();

        /** The longest wait for a TCP and TLS connection. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** The longest wait for the first token, connecting included. A request may ask for less or more. */
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

        /** The largest single event accepted in a stream. */
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
        Breaker breaker();
    }

    /** Repeating a request that failed before its first token. */
    interface Retry {

        /** Attempts in all; 1 means no retry. */
        @WithDefault("3")
        int maxAttempts();

        /** The pause after the first failure; it doubles with each further one. */
        @WithDefault("200ms")
        Duration initialDelay();

        /** The longest pause. A tier that asks for more by {@code Retry-After} is not asked again. */
        @WithDefault("2s")
        Duration maxDelay();
    }

    /** Leaving a tier alone that keeps failing. */
    interface Breaker {

        /** How many of the last requests are looked at. */
        @WithDefault("20")
        int window();

        /** How many requests there must have been. */
        @WithDefault("10")
        int minimumRequests();

        /** The share of failures, in percent, that opens the breaker. */
        @WithDefault("50")
        int failureRate();

        /** How long an open breaker stays open. */
        @WithDefault("10s")
        Duration openFor();

        /** How many requests then try whether the tier is back. */
        @WithDefault("3")
        int trialRequests();
    }
}
