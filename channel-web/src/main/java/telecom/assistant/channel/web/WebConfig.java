package telecom.assistant.channel.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of the web and app chat. */
@ConfigMapping(prefix = "assistant.web")
public interface WebConfig {

    /** Where clients reach this service, such as {@code https://chat.example.com}; by default as they addressed it. */
    Optional<URI> publicUrl();

    /** What the assistant is called in the chat. */
    AssistantName assistantName();

    DirectLine directLine();

    Stream stream();

    Delivery delivery();

    History history();

    interface AssistantName {

        @WithDefault("AI 상담원")
        String ko();

        @WithDefault("AI assistant")
        String en();
    }

    /** The Direct Line protocol. */
    interface DirectLine {

        /** What the operator's app backend authenticates with; without it only this machine is served. */
        Optional<String> secret();

        /** Key of the tokens, if it is not to be derived from the secret; all nodes must have the same. */
        Optional<String> tokenKey();

        /** How long a token is valid; clients refresh it before. */
        @WithDefault("30m")
        Duration tokenLifetime();

        /** How long a stream URL may be used to connect. */
        @WithDefault("60s")
        Duration streamUrlLifetime();

        /** Origins whose pages may call this service from another site, such as {@code https://www.example.com}. */
        Optional<Set<String>> allowedOrigins();

        /** Longest text of a message, in characters. */
        @WithDefault("4000")
        int textLimit();

        /** Largest activity of a client. */
        @WithDefault("64K")
        MemorySize activityLimit();

        /** Most activities in one answer or one frame of a replay. */
        @WithDefault("50")
        int pageSize();
    }

    /** The WebSocket stream. */
    interface Stream {

        /**
         * Bytes that may wait for one client; one that reads slower is closed, and resumes where it was. The largest
         * activity must fit in it.
         */
        @WithDefault("1M")
        MemorySize outstanding();

        /** Most streams on this node; a client beyond it is told to come again. */
        @WithDefault("20000")
        int limit();

        /** How often streams are compared with the store, for what other nodes have stored in their conversations. */
        @WithDefault("2s")
        Duration catchUp();

        /** A stream on which nothing has passed for so long is closed. */
        @WithDefault("30m")
        Duration idleTimeout();
    }

    /** What reconnecting clients find. */
    interface History {

        /** Age at which an activity is forgotten, and a conversation without activities. */
        @WithDefault("30d")
        Duration remember();

        /** How often that is seen to. */
        @WithDefault("10m")
        Duration sweepInterval();
    }

    /** What passes between Kafka, the store and the streams. */
    interface Delivery {

        /** Longest wait for Kafka to accept what a user said. */
        @WithDefault("5s")
        Duration acceptTimeout();

        /** Steps of one conversation that may wait; beyond it a user is asked to retry and partial replies are left out. */
        @WithDefault("64")
        int legQueue();

        /** Events from Kafka in delivery at a time; beyond it no more are taken. */
        @WithDefault("4096")
        int inFlight();

        /** How long to try to store what the engine said, its wait for others included, before it is given up. */
        @WithDefault("60s")
        Duration retryFor();

        /**
         * How long a reply may wait for a client to come back for it, before the engine is told that nobody has seen
         * it.
         */
        @WithDefault("10s")
        Duration unseenAfter();

        /** A conversation without a stream is forgotten here, not in the store, when nothing has happened for so long. */
        @WithDefault("10m")
        Duration legIdle();
    }
}
