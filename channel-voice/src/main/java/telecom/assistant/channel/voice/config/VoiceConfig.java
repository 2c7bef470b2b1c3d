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
     * The address at which the voice platform reaches this node, such as {@code wss://voice.example.com}, including any
     * path prefix that a proxy removes. The platform signs this address, so it must be set if the node is behind a
     * proxy. If not set, the request's {@code Host} is used.
     */
    Optional<URI> publicUrl();

    /** Twilio's signing key. Without it, Twilio's calls are accepted from this machine only. */
    Optional<String> authToken();

    /** The platform Telnyx. */
    Telnyx telnyx();

    /**
     * The key that signs the nonces that tie a connection to its call; by default {@code auth-token}. Without either,
     * each node generates a random key, and accepts only connections whose webhook it answered itself.
     */
    Optional<String> nonceSecret();

    /**
     * How long the platform may take to connect a call after our TwiML answer, and to reconnect it after its connection
     * was lost.
     */
    @WithDefault("60s")
    Duration nonceLifetime();

    /** What happens to a call that is waiting for an agent. */
    @WithDefault("desk")
    Transfer transfer();

    /** With {@code transfer=end}: how long after the request a transfer may wait for its announcement to be spoken. */
    @WithDefault("10s")
    Duration transferWait();

    /**
     * What the platform does with a call that is handed back, keyed by the target of the hand-off. The only target at
     * present is {@code agent}. If nothing is set for a target, the call joins the queue with the target's name.
     */
    Map<String, HandoffTarget> handoff();

    /**
     * How long a caller may be silent before the assistant is notified. Counted from the last time either side spoke,
     * but not while the caller waits for an agent or talks to one. 0 for never.
     */
    @WithDefault("15s")
    Duration silenceTimeout();

    /** How many times a silent caller is prompted before the call is ended with a goodbye. */
    @WithDefault("2")
    int silencePrompts();

    /** How long a call may last before it is ended with a goodbye; 0 for no limit. */
    @WithDefault("1h")
    Duration longestCall();

    /**
     * How long a call whose connection has broken off waits to be reconnected. Meanwhile, everything to be said to the
     * caller waits, too. After that, the caller counts as having hung up.
     */
    @WithDefault("5s")
    Duration reconnectGrace();

    /** How many times the platform is asked to reconnect a call whose connection failed, before the call is ended. */
    @WithDefault("3")
    int maxReconnects();

    /**
     * If the same final utterance arrives again within this time, it counts as repeated by the platform: nobody says a
     * whole utterance twice that fast.
     */
    @WithDefault("500ms")
    Duration duplicateWindow();

    /**
     * After how many interruptions without speech a line counts as noisy. The platform is then asked to react only to
     * clear speech. 0 for never.
     */
    @WithDefault("3")
    int noiseInterruptions();

    /**
     * How long the node, when it shuts down, waits for calls to finish what is being said. Then they are closed with
     * 1012 (service restart), so that the platform can connect them to another node.
     */
    @WithDefault("10s")
    Duration drainTimeout();

    /**
     * How long the node, when it shuts down, waits for the end of calls whose platform cannot reconnect them itself.
     * After that, the platform's callback connects them to another node. The orchestrator's termination grace period
     * must be longer than this.
     */
    @WithDefault("60s")
    Duration drainTimeoutWithoutReconnect();

    /** How long a new connection may take to identify its call. */
    @WithDefault("10s")
    Duration setupTimeout();

    /** How long Kafka may take to accept an utterance before the caller is asked to repeat it. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** How many events of one call may wait for Kafka. */
    @WithDefault("64")
    int maxWaitingEvents();

    /** How many calls this node accepts; further ones are refused with "try again later". */
    @WithDefault("5000")
    int maxCalls();

    /** The pause after which the keys pressed so far count as one entry. {@code #} ends an entry immediately. */
    @WithDefault("2s")
    Duration keypadPause();

    /** The largest message accepted from the platform, counting all of its fragments. */
    @WithDefault("64K")
    MemorySize maxFrameSize();

    /** How much text may wait to be sent to a platform that reads slowly, before the connection is closed. */
    @WithDefault("256K")
    MemorySize maxWaitingSpeech();

    /** How the platform listens and speaks, on all called numbers. */
    RelayConfig relay();

    /** Settings that differ for particular called numbers, keyed by a name of your choice. */
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

    /** What happens to a call that is waiting for an agent. */
    enum Transfer {
        /** It stays connected: the agent answers from the desk, and the platform speaks the agent's messages. */
        DESK,
        /**
         * It is handed back to the platform with the reason and the summary, and the platform connects it elsewhere.
         */
        END
    }

    /** What is different for a called number. */
    interface CalledNumber {

        /** The number, as the platform spells it. */
        String number();

        /** The language (BCP 47) in which its calls begin, if the webhook does not specify one. */
        Optional<String> language();

        /**
         * How the platform listens and speaks on this number; anything not set here is as in {@code
         * assistant.voice.relay}.
         */
        RelayConfig relay();
    }

    /** The platform Telnyx. */
    interface Telnyx {

        /**
         * Telnyx's public key (base64 of an Ed25519 key). Without it, Telnyx's calls are accepted from this machine
         * only.
         */
        Optional<String> publicKey();

        /** How old a signed request may be. */
        @WithDefault("5m")
        Duration signatureLifetime();
    }

    /** What the platform does with a call that is handed back. */
    interface HandoffTarget {

        /** The action that the platform takes. */
        HandoffVerb verb();

        /** The number to dial, the name of the queue, or the URL of the TwiML. */
        String to();
    }

    /** The actions that the platform can take with a call (the TwiML verbs of the same names). */
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
         * The rate of speech, in characters per second including spaces. From this the channel estimates how much a
         * caller who hangs up has heard, unless the platform reports what it has played. 0 turns the estimate off; then
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

        /** What to say before ending a call that has lasted too long. */
        @WithDefault("통화가 길어져 여기서 마치겠습니다. 도움이 더 필요하시면 다시 전화해 주세요. 감사합니다.")
        String tooLong();

        /** What to say to a caller for whom no line is free. */
        @WithDefault("죄송합니다. 지금은 모든 상담이 통화 중입니다. 잠시 후 다시 전화해 주세요.")
        String busy();

        /** What to say before ending a call whose connection keeps failing. */
        @WithDefault("죄송합니다. 연결이 원활하지 않아 통화를 마치겠습니다. 잠시 후 다시 전화해 주세요.")
        String connectionLost();
    }

    /** How English is spoken. */
    interface English {

        /** The platform's name for the language. */
        @WithDefault("en-US")
        String locale();

        /**
         * How many characters a second the voice speaks in English. The default is the 150 words a minute usually given
         * for narrators, with five letters and a space for each word.
         */
        @WithDefault("15")
        double charactersPerSecond();

        /** What to say when the caller's utterance could not be accepted. */
        @WithDefault("Sorry, something went wrong for a moment. Please say that again.")
        String sayAgain();

        /** What to say before a silent caller's call is ended. */
        @WithDefault("I can't hear you, so I'll end the call now. Please call again whenever you need help. Goodbye.")
        String goodbye();

        /** What to say before ending a call that has lasted too long. */
        @WithDefault("We have reached the longest time for a call, so I have to end it here. Please call again if you"
                + " need more help. Goodbye.")
        String tooLong();

        /** What to say to a caller for whom no line is free. */
        @WithDefault("I'm sorry, all lines are busy at the moment. Please call again in a few minutes.")
        String busy();

        /** What to say before ending a call whose connection keeps failing. */
        @WithDefault(
                "I'm sorry, the connection keeps failing, so I have to end the call. Please call again in a moment.")
        String connectionLost();
    }
}
