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

    /** The SMSC for all subscribers that no other is for. */
    Smpp smpp();

    /** Further SMSCs, by names of your choice. They need a host and prefixes. */
    Map<String, RoutedSmpp> smscs();

    /** Texts from subscribers. */
    Inbound inbound();

    /** Replies to subscribers. */
    Outbound outbound();

    /** What the channel itself answers to STOP, START and HELP. */
    Answers answers();

    /** An SMSC for some of the subscribers. */
    interface RoutedSmpp extends Smpp {

        /** How the numbers of these subscribers begin, in E.164 form, such as {@code +8210}; the longest prefix counts. */
        List<String> prefixes();
    }

    /** An SMSC, to which each node binds (SMPP 3.4). */
    interface Smpp {

        /** The SMSC's host. Without one the channel neither receives nor sends. */
        Optional<String> host();

        /** The SMSC's port. */
        @WithDefault("2775")
        int port();

        /**
         * Further hosts of the same SMSC, each as {@code host:port}. A node binds to all of them, and submits over the
         * first that is bound and not throttling.
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

        /** How many segments a second the SMSC grants to each bind; without it, as many as it takes. */
        OptionalInt rate();

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

        /** In what the SMSC departs from the standards. */
        SmscProfileConfig profile();

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

        /** How long an identical text counts as a repetition of one that was refused or not answered. */
        @WithDefault("24h")
        Duration repeatWindow();

        /**
         * How long an identical text counts as a repetition of one whose response may have been lost with the
         * connection: as long as the SMSC may take to send it again.
         */
        @WithDefault("10m")
        Duration doubtfulRepeatWindow();

        /** How long after it was written a response may be lost with the connection. */
        @WithDefault("5s")
        Duration responseUnderWay();

        /** Texts that say the same over and over. */
        Loops loops();

        /** Exchanges that are too long for a person. */
        Exchanges exchanges();

        /** Too many texts of one subscriber. */
        Flood flood();

        /** How long to keep a receipt that came before the SMSC's response to its segment. */
        @WithDefault("10m")
        Duration earlyReceiptAge();

        /** When further texts of a subscriber are neither passed on nor answered, except that this is said once. */
        interface Flood {

            /** How long a text counts. */
            @WithDefault("1m")
            Duration period();

            /** How many are passed on in this time. */
            @WithDefault("30")
            int texts();
        }

        /** When a subscriber has to say that the exchange goes on, because a machine may be writing. */
        interface Exchanges {

            /** How long a text counts. */
            @WithDefault("10m")
            Duration window();

            /** How many are answered in this time before the subscriber has to say so. Each node counts for itself. */
            @WithDefault("40")
            int texts();
        }

        /** When texts that say the same are no longer answered, because a machine may be sending them. */
        interface Loops {

            /** How long a text is remembered for this. */
            @WithDefault("10m")
            Duration window();

            /** How many are answered in this time; the last answer says how to go on. */
            @WithDefault("3")
            int answers();
        }
    }

    /** Settings of the way from the engine to the SMSC. */
    interface Outbound {

        /**
         * The most messages that a reply of the assistant may cost. The prompt tells the model, and a longer reply is
         * cut behind a sentence.
         */
        @WithDefault("5")
        int budget();

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

        /** Says how to come back, to a subscriber who has opted out and writes on. */
        ComeBack comeBack();

        /** Whom to call, to a subscriber who has opted out and calls the police. */
        CallPolice callPolice();

        /** Whom to call, to a subscriber who has opted out and calls for rescue. */
        CallRescue callRescue();

        /** Whom to call, to a subscriber who has opted out and speaks of suicide. */
        CallLifeline callLifeline();

        /** The last answer to somebody who says the same over and over. */
        Loop loop();

        /** Asks for a word to go on after very many texts. */
        GoOn goOn();

        /** Says that a subscriber has sent too many texts. */
        TooMany tooMany();

        /** Ends a reply that was cut, and says where its rest is. */
        Rest rest();

        /** Says that a text cannot be read. Sent in both languages. */
        Unreadable unreadable();
    }

    /** One text in each language. */
    interface InBothLanguages {
        /** In Korean. */
        String ko();

        /** In English. */
        String en();
    }

    /** Says how to come back after an opt-out. */
    interface ComeBack extends InBothLanguages {
        @Override
        @WithDefault("수신거부 중이라 답장을 보내지 않습니다. 다시 받으시려면 '수신동의'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You have opted out, so we do not reply. To get our texts again, reply START.")
        String en();
    }

    /** Says to call the police. */
    interface CallPolice extends InBothLanguages {
        @Override
        @WithDefault("112(경찰)로 바로 전화해 주세요. 말하기 어려우시면 112로 문자를 보내셔도 돼요.")
        String ko();

        @Override
        @WithDefault("112 (police): please call now, or text 112 if you cannot speak.")
        String en();
    }

    /** Says to call the fire and ambulance services. */
    interface CallRescue extends InBothLanguages {
        @Override
        @WithDefault("119(소방·구급)로 바로 전화해 주세요. 위험하면 먼저 밖으로 피해 주세요.")
        String ko();

        @Override
        @WithDefault("119 (fire and ambulance): please call now. If you are in danger, get out first.")
        String en();
    }

    /** Says to call the crisis line. */
    interface CallLifeline extends InBothLanguages {
        @Override
        @WithDefault("109(자살예방 상담전화)로 지금 전화해 주세요. 24시간 이야기를 들어 드려요.")
        String ko();

        @Override
        @WithDefault("109 (crisis line): please call now; someone will listen, day and night.")
        String en();
    }

    /** Says how to go on after the same has been said too often. */
    interface Loop extends InBothLanguages {
        @Override
        @WithDefault("같은 내용이 여러 번 와서 잠시 답장을 멈춥니다. 계속하시려면 다른 말로 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We got the same text several times and pause our replies. To go on, write it in other words.")
        String en();
    }

    /** Asks for a word to go on. */
    interface GoOn extends InBothLanguages {
        @Override
        @WithDefault("문자를 많이 주고받아 잠시 멈췄어요. '계속'이라고 보내신 다음 다시 질문해 주세요.")
        String ko();

        @Override
        @WithDefault("We have exchanged many texts and pause here. To go on, reply CONTINUE, then ask again.")
        String en();
    }

    /** Says that a subscriber has sent too many texts. */
    interface TooMany extends InBothLanguages {
        @Override
        @WithDefault("짧은 시간에 문자가 너무 많이 와서 모두 읽지 못했습니다. 잠시 후 다시 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We got too many texts from you and could not read them all. Please wait a minute and text again.")
        String en();
    }

    /** Says where the rest of a reply is. */
    interface Rest extends InBothLanguages {
        @Override
        @WithDefault("나머지는 앱의 채팅에서 이어서 안내해 드려요.")
        String ko();

        @Override
        @WithDefault("For the rest, open the chat in our app.")
        String en();
    }

    /** Says that a text cannot be read. */
    interface Unreadable extends InBothLanguages {
        @Override
        @WithDefault("보내신 문자를 읽을 수 없습니다. 일반 문자로 다시 보내 주세요.")
        String ko();

        @Override
        @WithDefault("We cannot read your text. Please send it again as plain text.")
        String en();
    }

    /** Confirms an opt-out. */
    interface OptOut extends InBothLanguages {
        @Override
        @WithDefault("수신거부 처리되었습니다. 다시 받으시려면 '수신동의'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You will get no more texts from us. Reply START to get them again.")
        String en();
    }

    /** Confirms an opt-in. */
    interface OptIn extends InBothLanguages {
        @Override
        @WithDefault("문자 수신에 동의하셨습니다. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("You will get our texts again. Reply STOP to end them.")
        String en();
    }

    /** Says what this number does, and how to opt out. */
    interface Help extends InBothLanguages {
        @Override
        @WithDefault("AI 상담 문자입니다. 궁금한 점을 그대로 보내 주세요. 그만 받으시려면 '수신거부'라고 보내 주세요.")
        String ko();

        @Override
        @WithDefault("This is an AI assistant. Text your question. Reply STOP to get no more texts.")
        String en();
    }
}
