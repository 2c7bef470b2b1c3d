package telecom.assistant.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the SMS channel. */
@ConfigMapping(prefix = "assistant.sms")
public interface SmsConfig {

    /** The bind to the SMSC. */
    Smpp smpp();

    /** Texts from subscribers. */
    Inbound inbound();

    /** Replies to subscribers. */
    Outbound outbound();

    /** What the channel itself answers to STOP, START and HELP. */
    Answers answers();

    /** One transceiver bind per node, SMPP 3.4. */
    interface Smpp {

        /** The SMSC's host; without one the channel neither receives nor sends. */
        Optional<String> host();

        /** The SMSC's port. */
        @WithDefault("2775")
        int port();

        /** Who binds. */
        @WithDefault("assistant")
        String systemId();

        /** Its password, at most 8 characters by SMPP 3.4, section 4.1. */
        Optional<String> password();

        /** The address that texts come to and are sent from when the route has none: a number or a name. */
        @WithDefault("114")
        String address();

        /** Longest wait for a connection, and then for the answer to the bind. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** Longest wait for the SMSC's response to a request. */
        @WithDefault("10s")
        Duration transactionTimer();

        /** Silence after which the link is probed. */
        @WithDefault("30s")
        Duration enquireLink();

        /** Requests without a response at a time: the window that the SMSC grants. Each takes a thread. */
        @WithDefault("10")
        int window();

        /** Texts and receipts not yet acknowledged to the SMSC; beyond it they are answered "throttled". */
        @WithDefault("200")
        int inboundLimit();

        /** First pause before another attempt to bind; it doubles up to the longest. */
        @WithDefault("1s")
        Duration reconnectMin();

        /** Longest pause before another attempt to bind. */
        @WithDefault("30s")
        Duration reconnectMax();

        /** How long the bind may be lost before the node says that it is not well. */
        @WithDefault("1m")
        Duration downAfter();
    }

    /** From the SMSC to the engine. */
    interface Inbound {

        /** Longest time to make a text durable; after it the SMSC is asked to send it again. Shorter than its patience. */
        @WithDefault("4s")
        Duration acceptTimeout();

        /** Texts of one subscriber that wait for one another; beyond it the SMSC is asked to send later. */
        @WithDefault("32")
        int laneLimit();

        /** Age at which a concatenated text goes to the engine without its missing parts. */
        @WithDefault("2m")
        Duration reassemblyTimeout();

        /** How often overdue texts are looked for, and old ones forgotten. */
        @WithDefault("15s")
        Duration sweepInterval();

        /** How long an equal text that was never acknowledged counts as a repetition. */
        @WithDefault("24h")
        Duration repeatWindow();

        /** How long an equal text counts as a repetition after it was acknowledged, in case the response was lost. */
        @WithDefault("5s")
        Duration acknowledgedRepeatWindow();

        /** How long a receipt that came before the SMSC's response to its segment is kept. */
        @WithDefault("10m")
        Duration earlyReceiptAge();
    }

    /** From the engine to the SMSC. */
    interface Outbound {

        /** Replies taken from Kafka and not yet sent; beyond it no more are taken. */
        @WithDefault("1000")
        int limit();

        /** First pause after the SMSC was unreachable, throttled or full; it doubles up to the longest. */
        @WithDefault("500ms")
        Duration backOffMin();

        /** Longest such pause. */
        @WithDefault("15s")
        Duration backOffMax();

        /**
         * How long after it was taken from Kafka a reply that could not be sent counts as failed.
         */
        @WithDefault("5m")
        Duration deadline();

        /** How long sent replies are remembered: at least as long as Kafka may repeat them and receipts may come. */
        @WithDefault("72h")
        Duration remember();
    }

    /** Short texts, each in both languages. */
    interface Answers {

        /** Confirms an opt-out; the last text until the subscriber opts in. */
        OptOut optOut();

        /** Confirms an opt-in. */
        OptIn optIn();

        /** Says what this number does. */
        Help help();
    }

    /** Confirms an opt-out. */
    interface OptOut {
        /** In Korean. */
        @WithDefault("수신거부 처리되었습니다. 다시 받으시려면 '수신동의'라고 보내 주세요.")
        String ko();

        /** In English. */
        @WithDefault("You will get no more texts from us. Reply START to get them again.")
        String en();
    }

    /** Confirms an opt-in. */
    interface OptIn {
        /** In Korean. */
        @WithDefault("문자 수신에 동의하셨습니다. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        /** In English. */
        @WithDefault("You will get our texts again. Reply STOP to end them.")
        String en();
    }

    /** Says what this number does, and how to end it. */
    interface Help {
        /** In Korean. */
        @WithDefault("AI 상담 문자입니다. 궁금한 점을 그대로 보내 주세요. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        /** In English. */
        @WithDefault("This is an AI assistant. Text your question. Reply STOP to get no more texts.")
        String en();
    }
}
