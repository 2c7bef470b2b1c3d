package telecom.assistant.channel.voice.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the voice channel. */
@ConfigMapping(prefix = "assistant.voice")
public interface VoiceConfig {

    /**
     * Where the voice platform reaches this node, such as {@code wss://voice.example.com}, including any path prefix
     * that a proxy removes. The platform signs this address, so it has to be set behind a proxy. Without it, the
     * request's {@code Host} is used.
     */
    Optional<URI> publicUrl();

    /** Twilio's signing key. Without it its calls are accepted from this machine only. */
    Optional<String> authToken();

    /** The platform Telnyx. */
    Telnyx telnyx();

    /**
     * The key of the nonces that tie a connection to its call; by default {@code auth-token}. Without either, each node
     * has a random one, and accepts only the calls that it was asked about itself.
     */
    Optional<String> nonceSecret();

    /**
     * How long the platform may take to connect a call after our TwiML answer, and to reconnect it after its connection
     * was lost.
     */
    @WithDefault("60s")
    Duration nonceLifetime();

    /** What happens to a call that waits for an agent. */
    @WithDefault("desk")
    Transfer transfer();

    /**
     * With {@code transfer=end}: how long a transfer waits for its announcement, counted from when it was requested.
     */
    @WithDefault("10s")
    Duration transferWait();

    /**
     * How the platform goes on with a call that was handed back, by the target that the hand-off names; today there is
     * one, {@code agent}. Without a setting for its target, a call joins the queue that is named like the target.
     */
    Map<String, HandoffTarget> handoff();

    /**
     * How long a caller may be silent before the assistant is notified. Counted from the end of the last words of
     * either side, and not while the caller waits for an agent or talks to one. 0 for never.
     */
    @WithDefault("15s")
    Duration silenceTimeout();

    /** How often a silent caller is asked to go on, before the call is ended with a goodbye. */
    @WithDefault("2")
    int silencePrompts();

    /**
     * How long a call whose connection broke off waits for its next one. What is to be said meanwhile waits, too. After
     * that the caller counts as having hung up.
     */
    @WithDefault("5s")
    Duration reconnectGrace();

    /** How often the platform is asked to connect a call again whose connection failed, before it is ended. */
    @WithDefault("3")
    int maxReconnects();

    /**
     * When the same final words arrive again within this time, they are the platform's repetition: nobody says a whole
     * utterance twice that fast.
     */
    @WithDefault("500ms")
    Duration duplicateWindow();

    /**
     * After how many interruptions by somebody who then says nothing the platform is asked to react to clear speech
     * only, because the line is noisy. 0 for never.
     */
    @WithDefault("3")
    int noiseInterruptions();

    /**
     * How long the node waits at its shutdown for calls to finish what is being said. Then they are closed with 1012
     * (service restart), so that the platform can connect them to another node.
     */
    @WithDefault("10s")
    Duration drainTimeout();

    /**
     * How long the node waits at its shutdown for the end of calls whose platform cannot connect them again. After that
     * the platform's callback connects them to another node. The orchestrator has to allow for it.
     */
    @WithDefault("60s")
    Duration drainTimeoutWithoutReconnect();

    /** How long a new connection may take to identify its call. */
    @WithDefault("10s")
    Duration setupTimeout();

    /** How long Kafka may take to accept what a caller said, before the caller is asked to say it again. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** How many events of one call may wait for Kafka. */
    @WithDefault("64")
    int maxWaitingEvents();

    /** How many calls this node accepts; further ones are refused with "try again later". */
    @WithDefault("5000")
    int maxCalls();

    /** The pause after which the keys pressed so far count as one entry. {@code #} ends an entry at once. */
    @WithDefault("2s")
    Duration keypadPause();

    /** The largest message accepted from the platform, over all its fragments. */
    @WithDefault("64K")
    MemorySize maxFrameSize();

    /** How much speech may wait for a platform that reads slowly, before the connection is closed. */
    @WithDefault("256K")
    MemorySize maxWaitingSpeech();

    /** How the platform listens and speaks on every called number. */
    RelayConfig relay();

    /** What is different on a called number, by a name of your choice. */
    Map<String, CalledNumber> numbers();

    /**
     * Further attributes of the {@code <ConversationRelay>} element, by name, for what {@code assistant.voice.relay} does
     * not know yet.
     */
    Map<String, String> relayAttributes();

    /** How Korean is spoken. */
    Korean ko();

    /** How English is spoken. */
    English en();

    /** What happens to a call that waits for an agent. */
    enum Transfer {
        /** It stays connected: the agent answers from the desk, and the platform speaks what the agent writes. */
        DESK,
        /** It goes back to the platform with the reason and the summary, and the platform connects it elsewhere. */
        END
    }

    /** What is different on a called number. */
    interface CalledNumber {

        /** The number, as the platform spells it. */
        String number();

        /** The language (BCP 47) in which its calls begin, if the webhook does not say it. */
        Optional<String> language();

        /** How the platform listens and speaks; what is not set here is as in {@code assistant.voice.relay}. */
        RelayConfig relay();
    }

    /** The platform Telnyx. */
    interface Telnyx {

        /** Its key (base64 of an Ed25519 public key). Without it its calls are accepted from this machine only. */
        Optional<String> publicKey();

        /** How old a signed request may be. */
        @WithDefault("5m")
        Duration signatureLifetime();
    }

    /** How the platform goes on with a call. */
    interface HandoffTarget {

        /** What the platform does with the call. */
        HandoffVerb verb();

        /** The number to dial, the name of the queue, or the URL of the TwiML. */
        String to();
    }

    /** What the platform can do with a call (the TwiML verbs of these names). */
    enum HandoffVerb {
        DIAL,
        ENQUEUE,
        REDIRECT
    }

    /** How Korean is spoken. */
    interface Korean {

        /** The platform's name for the language. */
        @WithDefault("ko-KR")
        String locale();

        /**
         * How fast it is spoken, in characters including spaces. From this the channel estimates what a caller who
         * hangs up has heard, unless the platform reports what it has played. 0 turns the estimate off; in that case
         * everything sent counts as heard. The default is the 340 syllables a minute usually given for news announcers,
         * with a space after every third syllable.
         */
        @WithDefault("7.5")
        double charactersPerSecond();

        /** What to say when the caller's utterance could not be accepted. */
        @WithDefault("죄송합니다. 잠시 문제가 있었습니다. 다시 한번 말씀해 주세요.")
        String sayAgain();

        /** What to say before a silent caller's call is ended. */
        @WithDefault("말씀이 없으셔서 통화를 마치겠습니다. 도움이 필요하시면 언제든지 다시 전화해 주세요. 감사합니다.")
        String goodbye();

        /** What to say to a caller for whom no line is free. */
        @WithDefault("죄송합니다. 지금은 모든 상담이 통화 중입니다. 잠시 후 다시 전화해 주세요.")
        String busy();

        /** What to say before a call is ended whose connection fails again and again. */
        @WithDefault("죄송합니다. 연결이 원활하지 않아 통화를 마치겠습니다. 잠시 후 다시 전화해 주세요.")
        String connectionLost();
    }

    /** How English is spoken. */
    interface English {

        /** The platform's name for the language. */
        @WithDefault("en-US")
        String locale();

        /**
         * As for Korean. The default is the 150 words a minute usually given for narrators, with five letters and a
         * space for each word.
         */
        @WithDefault("15")
        double charactersPerSecond();

        /** What to say when the caller's utterance could not be accepted. */
        @WithDefault("Sorry, something went wrong for a moment. Please say that again.")
        String sayAgain();

        /** What to say before a silent caller's call is ended. */
        @WithDefault("I can't hear you, so I'll end the call now. Please call again whenever you need help. Goodbye.")
        String goodbye();

        /** What to say to a caller for whom no line is free. */
        @WithDefault("I'm sorry, all lines are busy at the moment. Please call again in a few minutes.")
        String busy();

        /** What to say before a call is ended whose connection fails again and again. */
        @WithDefault(
                "I'm sorry, the connection keeps failing, so I have to end the call. Please call again in a moment.")
        String connectionLost();
    }
}
