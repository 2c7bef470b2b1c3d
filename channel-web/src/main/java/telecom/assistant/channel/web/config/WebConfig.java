package telecom.assistant.channel.web.config;

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

    /**
     * Where clients reach this service, such as {@code https://chat.example.com}; by default, the address they used.
     */
    Optional<URI> publicUrl();

    /** The assistant's name in the chat. */
    AssistantName assistantName();

    /** The message to a user who has sent a picture or a file. */
    AttachmentNotice attachmentNotice();

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

    /** The message to a user who has sent a picture or a file. */
    interface AttachmentNotice {

        /** In Korean. */
        @WithDefault("사진과 파일은 아직 받을 수 없어요. 내용을 글로 적어 주세요.")
        String ko();

        /** In English. */
        @WithDefault("I can't receive pictures or files yet. Please write what they show.")
        String en();
    }

    /** The Direct Line protocol. */
    interface DirectLine {

        /** The secret of the operator's app backend. Without it, only clients on this machine are served. */
        Optional<String> secret();

        /** The key that signs tokens; by default it is derived from the secret. It must be the same on all nodes. */
        Optional<String> tokenKey();

        /** How long a token is valid. Clients refresh it before it expires. */
        @WithDefault("30m")
        Duration tokenLifetime();

        /** How long a client can refresh its token; after that, it needs a new one from the operator's backend. */
        @WithDefault("24h")
        Duration refreshFor();

        /** How long a client may connect with a stream URL, which works once. */
        @WithDefault("60s")
        Duration streamUrlLifetime();

        /** Other sites whose pages may call this service, such as {@code https://www.example.com}. */
        Optional<Set<String>> allowedOrigins();

        /** Longest text of a message, in characters. */
        @WithDefault("4000")
        int textLimit();

        /** Largest activity that a client may send. */
        @WithDefault("64K")
        MemorySize activityLimit();

        /** The largest number of activities in an answer to a poll or in a frame of a replay. */
        @WithDefault("50")
        int pageSize();
    }

    /** The WebSocket stream. */
    interface Stream {

        /**
         * The number of bytes that may wait for one client. If more accumulate, the stream is closed, and the client
         * can resume where it was. The largest activity must fit.
         */
        @WithDefault("1M")
        MemorySize outstanding();

        /**
         * How many streams this node accepts; further clients are asked to try again later. The sum of this limit and
         * {@code assistant.voice.max-calls} must be below {@code quarkus.http.limits.max-connections}, so that probes
         * still get through.
         */
        @WithDefault("12000")
        int limit();

        /**
         * How often to compare streams with the store, because other nodes may have stored something in their
         * conversations.
         */
        @WithDefault("2s")
        Duration catchUp();
    }

    /** The stored activities, which clients get when they reconnect. */
    interface History {

        /** The age at which activities are deleted, and conversations that have no activities left. */
        @WithDefault("30d")
        Duration remember();

        /** How often to delete old activities and conversations. */
        @WithDefault("10m")
        Duration sweepInterval();
    }

    /** How events pass between Kafka, the store and the streams. */
    interface Delivery {

        /** How long Kafka may take to accept an event. */
        @WithDefault("5s")
        Duration acceptTimeout();

        /**
         * How many steps of one conversation may wait. At the limit, users are asked to retry, and partial replies are
         * left out.
         */
        @WithDefault("64")
        int legQueue();

        /** How many events from Kafka may be in delivery at a time. At the limit, no more are consumed. */
        @WithDefault("4096")
        int inFlight();

        /** How long to try to store an event of the engine, including its wait for earlier steps, before giving up. */
        @WithDefault("60s")
        Duration retryFor();

        /** How long a reply may wait for a client to reconnect before it is reported to the engine as unseen. */
        @WithDefault("10s")
        Duration unseenAfter();

        /**
         * How long a conversation without a stream stays in memory when nothing happens in it. The store keeps it
         * longer.
         */
        @WithDefault("10m")
        Duration legIdle();
    }
}
