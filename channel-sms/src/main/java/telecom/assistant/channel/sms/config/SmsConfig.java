package telecom.assistant.channel.sms.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of the SMS channel. */
@ConfigMapping(prefix = "assistant.sms")
public interface SmsConfig {

    /** The default SMSC, which serves every subscriber whose number matches no prefix of a further SMSC. */
    Smpp smpp();

    /** Further SMSCs, each under a name of your choice. Each needs a host and prefixes. */
    Map<String, RoutedSmpp> smscs();

    /** Texts from subscribers. */
    Inbound inbound();

    /** Replies to subscribers. */
    Outbound outbound();

    /** Texts that the channel itself sends, such as the answers to STOP, START and HELP. */
    Answers answers();

    /** An SMSC that serves only some of the subscribers. */
    interface RoutedSmpp extends Smpp {

        /** The prefixes of these subscribers' numbers, in E.164 form, such as {@code +8210}; the longest match wins. */
        List<String> prefixes();
    }

    /** An SMSC to which each node binds (SMPP 3.4). */
    interface Smpp {

        /** The SMSC's host. Without one the channel neither receives nor sends. */
        Optional<String> host();

        /** The SMSC's port. */
        @WithDefault("2775")
        int port();

        /**
         * Further hosts of the same SMSC, each as {@code host:port}. A node binds to all of them, and submits through
         * the first one that is bound and is not throttling.
         */
        Optional<List<String>> standby();

        /**
         * The TLS configuration for the SMSC's hosts: the {@code <name>} of {@code quarkus.tls.<name>}, which says whom
         * to trust; {@code javax.net.ssl} is whom Java trusts. Without one, the connections are not encrypted.
         */
        Optional<String> tlsConfiguration();

        /** Whether to bind to each host as a transmitter and as a receiver, instead of once as a transceiver. */
        @WithDefault("false")
        boolean separateBinds();

        /**
         * How many segments per second the SMSC allows on each bind; if not set, the channel sends as many as the SMSC
         * accepts.
         */
        OptionalInt rate();

        /** The {@code system_id} to bind as. */
        @WithDefault("assistant")
        String systemId();

        /** The password for the {@code system_id}, of at most 8 characters (SMPP 3.4, section 4.1). */
        Optional<String> password();

        /** The operator's own address, which the node binds for: a number or a name. */
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
         * How many requests may await a response at a time: the window that the SMSC grants. Each occupies a thread.
         */
        @WithDefault("10")
        int window();

        /** How many texts and receipts may be unacknowledged at a time; further ones are refused as "throttled". */
        @WithDefault("200")
        int inboundLimit();

        /**
         * First pause of the link when the SMSC throttles it; each further pause is twice as long, up to the longest.
         */
        @WithDefault("500ms")
        Duration throttlePauseMin();

        /** Longest such pause. After each pause, one segment is tried. */
        @WithDefault("4s")
        Duration throttlePauseMax();

        /** First pause before another attempt to bind; each further pause is twice as long, up to the longest. */
        @WithDefault("1s")
        Duration reconnectMin();

        /**
         * Longest pause before another attempt to bind. After a bind that lasted longer than this, pauses start again
         * with the first.
         */
        @WithDefault("30s")
        Duration reconnectMax();

        /** How the SMSC departs from the standards. */
        SmscProfileConfig profile();

        /** How long the bind may be lost before the node reports itself unwell. */
        @WithDefault("1m")
        Duration downAfter();
    }

    /** Settings for texts on their way from the SMSC to the engine. */
    interface Inbound {

        /**
         * How long it may take to make a text durable before the SMSC is asked to send it again. Must be shorter than
         * the SMSC's own time-out.
         */
        @WithDefault("4s")
        Duration acceptTimeout();

        /** How many texts from one subscriber may be queued; the SMSC is asked to send any more later. */
        @WithDefault("32")
        int laneLimit();

        /** Age at which a concatenated text is passed on without the parts that are still missing. */
        @WithDefault("2m")
        Duration reassemblyTimeout();

        /** How often to pass on overdue texts and delete old ones. */
        @WithDefault("15s")
        Duration sweepInterval();

        /** How long an identical text counts as a repetition of one that was refused or got no response. */
        @WithDefault("24h")
        Duration repeatWindow();

        /**
         * How long an identical text counts as a repetition of one whose response may have been lost with the
         * connection. Set it to the longest time that the SMSC may take to send a text again.
         */
        @WithDefault("10m")
        Duration doubtfulRepeatWindow();

        /** How long after being written a response may still be lost with the connection. */
        @WithDefault("5s")
        Duration responseUnderWay();

        /** Limits on texts that say the same thing over and over. */
        Loops loops();

        /** Limits on exchanges that are too long to be with a person. */
        Exchanges exchanges();

        /** Limits on how many texts one subscriber may send. */
        Flood flood();

        /** How long to keep a receipt that arrives before the SMSC's response to its segment. */
        @WithDefault("10m")
        Duration earlyReceiptAge();

        /** When a subscriber's further texts are neither passed on nor answered. The subscriber is notified once. */
        interface Flood {

            /** How long a text counts. */
            @WithDefault("1m")
            Duration period();

            /** How many texts are passed on in this time. */
            @WithDefault("30")
            int texts();
        }

        /** When a subscriber has to confirm that the exchange is to continue, because a machine may be writing. */
        interface Exchanges {

            /** How long a text counts. */
            @WithDefault("10m")
            Duration window();

            /**
             * How many texts are answered in this time before the subscriber has to confirm. Each node counts on its
             * own.
             */
            @WithDefault("40")
            int texts();
        }

        /** When texts that say the same thing are no longer answered, because a machine may be sending them. */
        interface Loops {

            /** How long a text is remembered for this purpose. */
            @WithDefault("10m")
            Duration window();

            /** How many of them are answered in this time; the last answer says how to continue. */
            @WithDefault("3")
            int answers();
        }
    }

    /** Settings for texts on their way from the engine to the SMSC. */
    interface Outbound {

        /**
         * The most messages that one of the assistant's replies may cost. The prompt states this limit; a longer reply
         * is cut at the end of a sentence.
         */
        @WithDefault("5")
        int budget();

        /**
         * How many replies consumed from Kafka may be waiting or in the course of being sent. At the limit, no more are
         * consumed.
         */
        @WithDefault("1000")
        int limit();

        /**
         * First pause when the SMSC is unreachable, throttles us or is full; each further pause is twice as long, up to
         * the longest.
         */
        @WithDefault("500ms")
        Duration backOffMin();

        /** Longest such pause. */
        @WithDefault("15s")
        Duration backOffMax();

        /** How long after being consumed from Kafka an unsent reply counts as failed. */
        @WithDefault("5m")
        Duration deadline();

        /**
         * How long to remember sent replies: at least as long as Kafka may redeliver them and their receipts may
         * arrive.
         */
        @WithDefault("72h")
        Duration remember();
    }

    /** Short texts that the channel itself sends, in both languages. */
    interface Answers {

        /** Confirms an opt-out; the last text before the subscriber opts in again. */
        OptOut optOut();

        /** Confirms an opt-in. */
        OptIn optIn();

        /** Says what this number does. */
        Help help();

        /** Says how to opt in again, to a subscriber who has opted out but still writes. */
        ComeBack comeBack();

        /** Gives the number of the police to a subscriber who has opted out and asks for them. */
        CallPolice callPolice();

        /**
         * Gives the number of the fire and ambulance services to a subscriber who has opted out and asks for rescue.
         */
        CallRescue callRescue();

        /** Gives the number of the crisis line to a subscriber who has opted out and mentions suicide. */
        CallLifeline callLifeline();

        /** The last answer to somebody who says the same thing over and over. */
        Loop loop();

        /** Asks for a keyword to continue after very many texts. */
        GoOn goOn();

        /** Says that a subscriber has sent too many texts. */
        TooMany tooMany();

        /** Ends a reply that was cut, and says where to find the rest. */
        Rest rest();

        /** Says that a text cannot be read. Sent in both languages. */
        Unreadable unreadable();
    }

    /** One text in each language. */
    interface BilingualText {
        /** In Korean. */
        String ko();

        /** In English. */
        String en();
    }

    /** Says how to opt in again after an opt-out. */
    interface ComeBack extends BilingualText {
        @Override
        @WithDefault("수신거부 중이라 답장을 보내지 않습니다. 다시 받으시려면 '수신동의'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You have opted out, so we do not reply. To get our texts again, reply START.")
        String en();
    }

    /** Says to call the police. */
    interface CallPolice extends BilingualText {
        @Override
        @WithDefault("112(경찰)로 바로 전화해 주세요. 말하기 어려우시면 112로 문자를 보내셔도 돼요.")
        String ko();

        @Override
        @WithDefault("112 (police): please call now, or text 112 if you cannot speak.")
        String en();
    }

    /** Says to call the fire and ambulance services. */
    interface CallRescue extends BilingualText {
        @Override
        @WithDefault("119(소방·구급)로 바로 전화해 주세요. 위험하면 먼저 밖으로 피해 주세요.")
        String ko();

        @Override
        @WithDefault("119 (fire and ambulance): please call now. If you are in danger, get out first.")
        String en();
    }

    /** Says to call the crisis line. */
    interface CallLifeline extends BilingualText {
        @Override
        @WithDefault("109(자살예방 상담전화)로 지금 전화해 주세요. 24시간 이야기를 들어 드려요.")
        String ko();

        @Override
        @WithDefault("109 (crisis line): please call now; someone will listen, day and night.")
        String en();
    }

    /** Says how to continue after the same thing has been said too often. */
    interface Loop extends BilingualText {
        @Override
        @WithDefault("같은 내용이 여러 번 와서 잠시 답장을 멈춥니다. 계속하시려면 다른 말로 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We got the same text several times and pause our replies. To go on, write it in other words.")
        String en();
    }

    /** Asks for a keyword to continue. */
    interface GoOn extends BilingualText {
        @Override
        @WithDefault("문자를 많이 주고받아 잠시 멈췄어요. '계속'이라고 보내신 다음 다시 질문해 주세요.")
        String ko();

        @Override
        @WithDefault("We have exchanged many texts and pause here. To go on, reply CONTINUE, then ask again.")
        String en();
    }

    /** Says that a subscriber has sent too many texts. */
    interface TooMany extends BilingualText {
        @Override
        @WithDefault("짧은 시간에 문자가 너무 많이 와서 모두 읽지 못했습니다. 잠시 후 다시 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We got too many texts from you and could not read them all. Please wait a minute and text again.")
        String en();
    }

    /** Says where to find the rest of a reply. */
    interface Rest extends BilingualText {
        @Override
        @WithDefault("나머지는 앱의 채팅에서 이어서 안내해 드려요.")
        String ko();

        @Override
        @WithDefault("For the rest, open the chat in our app.")
        String en();
    }

    /** Says that a text cannot be read. */
    interface Unreadable extends BilingualText {
        @Override
        @WithDefault("보내신 문자를 읽을 수 없습니다. 일반 문자로 다시 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We cannot read your text. Please send it again as plain text.")
        String en();
    }

    /** Confirms an opt-out. */
    interface OptOut extends BilingualText {
        @Override
        @WithDefault("수신거부 처리되었습니다. 다시 받으시려면 '수신동의'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You will get no more texts from us. Reply START to get them again.")
        String en();
    }

    /** Confirms an opt-in. */
    interface OptIn extends BilingualText {
        @Override
        @WithDefault("문자 수신에 동의하셨습니다. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You will get our texts again. Reply STOP to end them.")
        String en();
    }

    /** Says what this number does, and how to opt out. */
    interface Help extends BilingualText {
        @Override
        @WithDefault("AI 상담 문자입니다. 궁금한 점을 그대로 보내 주세요. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("This is an AI assistant. Text your question. Reply STOP to get no more texts.")
        String en();
    }
}
