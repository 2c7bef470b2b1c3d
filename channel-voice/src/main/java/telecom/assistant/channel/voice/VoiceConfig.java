package telecom.assistant.channel.voice;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How calls are taken. */
@ConfigMapping(prefix = "assistant.voice")
public interface VoiceConfig {

    /**
     * Where the voice platform reaches this node, such as {@code wss://voice.example.com}, with the path prefix that a
     * proxy takes away, if any. The platform signs this address, so behind a proxy it has to be set. Otherwise it is
     * the request's {@code Host}.
     */
    Optional<URI> publicUrl();

    /** The platform's signing key. Without it calls are taken from this machine only. */
    Optional<String> authToken();

    /** What becomes of a call that waits for a person. */
    @WithDefault("desk")
    Transfer transfer();

    /**
     * With {@code transfer=end}: how long a transfer waits for the words that announce it, counted from the request for
     * it.
     */
    @WithDefault("10s")
    Duration transferWait();

    /**
     * How long a caller may be silent before the assistant is told. It runs from the last sign of either side, and our
     * side's is the moment of sending, so it should be longer than a reply takes to speak. 0 for never.
     */
    @WithDefault("0s")
    Duration silenceTimeout();

    /** How long a new connection may take to say which call it carries. */
    @WithDefault("10s")
    Duration setupTimeout();

    /** The longest wait for Kafka to take what a caller said, after which the caller is asked to say it again. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** How many events of one call may wait for Kafka. */
    @WithDefault("64")
    int maxWaitingEvents();

    /** How many calls this node takes; further ones are told to try again later. */
    @WithDefault("5000")
    int maxCalls();

    /** How long no key is pressed before the keys pressed count as one entry. {@code #} ends it at once. */
    @WithDefault("2s")
    Duration keypadPause();

    /** The largest frame taken from the platform. */
    @WithDefault("32K")
    MemorySize maxFrameSize();

    /** How much speech may wait for a platform that reads slowly, before the call is given up. */
    @WithDefault("256K")
    MemorySize maxWaitingSpeech();

    /**
     * Further attributes of the {@code <ConversationRelay>} element, by name, such as {@code ttsProvider} and {@code
     * voice}.
     */
    Map<String, String> relayAttributes();

    /** Speaking Korean. */
    Korean ko();

    /** Speaking English. */
    English en();

    /** What becomes of a call that waits for a person. */
    enum Transfer {
        /** It stays: the agent answers from the desk, and the platform speaks the agent's words. */
        DESK,
        /** The platform takes it back, with the reason and the summary, to connect it elsewhere. */
        END
    }

    /** How Korean is spoken. */
    interface Korean {

        /** The platform's name of the language. */
        @WithDefault("ko-KR")
        String locale();

        /**
         * How fast it is spoken, spaces counted. By it we estimate what a caller who hangs up has heard, unless the
         * platform reports what it has played; 0 for not at all: then what was sent counts as heard. The default is the
         * 340 syllables a minute that are usually given for news announcers, with a space after each third.
         */
        @WithDefault("7.5")
        double charactersPerSecond();

        /** Said when the caller's words could not be taken. */
        @WithDefault("죄송합니다. 잠시 문제가 있었습니다. 다시 한번 말씀해 주세요.")
        String sayAgain();
    }

    /** How English is spoken. */
    interface English {

        /** The platform's name of the language. */
        @WithDefault("en-US")
        String locale();

        /**
         * As for Korean. The default is the 150 words a minute that are usually given for narrators, each of five
         * letters and a space.
         */
        @WithDefault("15")
        double charactersPerSecond();

        /** Said when the caller's words could not be taken. */
        @WithDefault("Sorry, something went wrong for a moment. Please say that again.")
        String sayAgain();
    }
}
