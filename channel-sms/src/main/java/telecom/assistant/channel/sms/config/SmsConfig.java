package telecom.assistant.channel.sms.config;

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

    /** One transceiver bind per node (SMPP 3.4). */
    interface Smpp {

        /** The SMSC's host. Without one the channel neither receives nor sends. */
        Optional<String> host();

        /** The SMSC's port. */
        @WithDefault("2775")
        int port();

        /** The {@code system_id} to bind as. */
        @WithDefault("assistant")
        String systemId();

        /** The password for the {@code system_id}, of at most 8 characters (SMPP 3.4, section 4.1). */
        Optional<String> password();

        /** The operator's own address, for which the node binds: a number or a name. */
        @WithDefault("114")
        String address();

        /** Longest wait for the connection, and again for the response to the bind. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** Longest wait for the SMSC's response to a request. */
        @WithDefault("10s")
        Duration transactionTimer();

        /** How long the link may be silent before it is probed. */
        @WithDefault("30s")
        Duration enquireLink();

        /**
         * How many requests may await their response, which is the window that the SMSC grants. Each occupies a thread.
         */
        @WithDefault("10")
        int window();

        /** How many texts and receipts may await their acknowledgement; further ones are answered "throttled". */
        @WithDefault("200")
        int inboundLimit();

        /** First pause of the link when the SMSC is throttled; each further one is twice as long, up to the longest. */
        @WithDefault("500ms")
        Duration throttlePauseMin();

        /** Longest such pause. After each one segment is tried. */
        @WithDefault("4s")
        Duration throttlePauseMax();

        /** First pause before another attempt to bind; each further one is twice as long, up to the longest. */
        @WithDefault("1s")
        Duration reconnectMin();

        /** Longest pause before another attempt to bind; a bind that lasts longer starts again with the first pause. */
        @WithDefault("30s")
        Duration reconnectMax();

        /** How long the bind may be lost before the node reports that it is unwell. */
        @WithDefault("1m")
        Duration downAfter();
    }

    /** Settings of the way from the SMSC to the engine. */
    interface Inbound {

        /**
         * How long it may take to make a text durable, before the SMSC is asked to send it again. Must be shorter than
         * the SMSC's own time-out.
         */
        @WithDefault("4s")
        Duration acceptTimeout();

        /** How many texts of one subscriber may be queued; the SMSC is asked to send further ones later. */
        @WithDefault("32")
        int laneLimit();

        /** Age at which a concatenated text is passed on without its missing parts. */
        @WithDefault("2m")
        Duration reassemblyTimeout();

        /** How often to look for overdue texts and to forget old ones. */
        @WithDefault("15s")
        Duration sweepInterval();

        /** How long an identical text counts as a repetition of one that was never acknowledged. */
        @WithDefault("24h")
        Duration repeatWindow();

        /**
         * How long an identical text counts as a repetition of one that was acknowledged: the response may have been
         * lost.
         */
        @WithDefault("5s")
        Duration acknowledgedRepeatWindow();

        /** How long to keep a receipt that came before the SMSC's response to its segment. */
        @WithDefault("10m")
        Duration earlyReceiptAge();
    }

    /** Settings of the way from the engine to the SMSC. */
    interface Outbound {

        /** How many replies consumed from Kafka may be waiting or being sent. At the limit no more are consumed. */
        @WithDefault("1000")
        int limit();

        /**
         * First pause when the SMSC is unreachable, throttles us or is full; each further one is twice as long, up to
         * the longest.
         */
        @WithDefault("500ms")
        Duration backOffMin();

        /** Longest such pause. */
        @WithDefault("15s")
        Duration backOffMax();

        /** How long after its consumption from Kafka an unsent reply counts as failed. */
        @WithDefault("5m")
        Duration deadline();

        /**
         * How long to remember sent replies: at least for as long as Kafka may redeliver them and receipts may arrive.
         */
        @WithDefault("72h")
        Duration remember();
    }

    /** Short texts in both languages. */
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

    /** Says what this number does, and how to opt out. */
    interface Help {
        /** In Korean. */
        @WithDefault("AI 상담 문자입니다. 궁금한 점을 그대로 보내 주세요. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        /** In English. */
        @WithDefault("This is an AI assistant. Text your question. Reply STOP to get no more texts.")
        String en();
    }
}
