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

    /** The platform's signing key. Without it calls are accepted from this machine only. */
    Optional<String> authToken();

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
     * How long a caller may be silent before the assistant is notified. Counted from the last words of either side;
     * ours count from when they are sent, so allow for the time it takes to speak a reply. 0 for never.
     */
    @WithDefault("0s")
    Duration silenceTimeout();

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

    /** The largest frame accepted from the platform. */
    @WithDefault("32K")
    MemorySize maxFrameSize();

    /** How much speech may wait for a platform that reads slowly, before the connection is closed. */
    @WithDefault("256K")
    MemorySize maxWaitingSpeech();

    /**
     * Further attributes of the {@code <ConversationRelay>} element, by name, such as {@code ttsProvider} and
     * {@code voice}.
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

    /** How Korean is spoken. */
    interface Korean {

        /** The platform's name for the language. */
        @WithDefault("ko-KR")
        String locale();

        /**
         * How fast it is spoken, in characters including spaces. From this we estimate what a caller who hangs up has
         * heard, unless the platform reports what it has played. 0 turns the estimate off; in that case everything sent
         * counts as heard. The default is the 340 syllables a minute usually given for news announcers, with a space
         * after every third syllable.
         */
        @WithDefault("7.5")
        double charactersPerSecond();

        /** What to say when the caller's utterance could not be accepted. */
        @WithDefault("죄송합니다. 잠시 문제가 있었습니다. 다시 한번 말씀해 주세요.")
        String sayAgain();
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
    }
}
