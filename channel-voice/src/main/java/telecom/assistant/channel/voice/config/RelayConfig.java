package telecom.assistant.channel.voice.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How the voice platform listens and speaks: the attributes of the {@code <ConversationRelay>} element (Twilio, "TwiML
 * Voice: ConversationRelay", as of November 2026). An attribute without a value is omitted, so that the platform's own
 * default applies, unless a default of ours is given here. A platform receives only the attributes that it knows.
 */
public interface RelayConfig {

    /**
     * What the platform says before it connects the call to us; by default nothing, because the assistant greets
     * callers itself.
     */
    Optional<String> welcomeGreeting();

    /** What interrupts the welcome greeting. */
    Optional<Input> welcomeGreetingInterruptible();

    /** The language (BCP 47) in which the platform speaks, if it differs from the one in which it listens. */
    Optional<String> ttsLanguage();

    /** The language (BCP 47) in which the platform listens, if it differs from the one in which it speaks. */
    Optional<String> transcriptionLanguage();

    /** The text-to-speech provider, such as {@code Google}, {@code Amazon} or {@code ElevenLabs}. */
    Optional<String> ttsProvider();

    /** The voice, by its provider's name for it. */
    Optional<String> voice();

    /** The speech recognition provider, such as {@code Google} or {@code Deepgram}. */
    Optional<String> transcriptionProvider();

    /** The recogniser's model. */
    Optional<String> speechModel();

    /** The silence that ends an utterance; sent to the platform in milliseconds. */
    Optional<Duration> speechTimeout();

    /** Whether a model decides when the caller has finished, instead of silence alone. */
    Optional<Boolean> turnDetection();

    /** How confident that model must be that the caller has finished, 0 to 1. */
    OptionalDouble eotThreshold();

    /** How confident that model must be to report early that the caller may have finished, 0 to 1. */
    OptionalDouble eagerEotThreshold();

    /** Whether the platform reports utterances that the caller has not finished yet. */
    Optional<Boolean> partialPrompts();

    /** Whether the platform reports the utterance that a caller was in the middle of when hanging up. */
    Optional<Boolean> partialPromptOnHangup();

    /** Words and phrases that callers are likely to say. */
    Optional<Set<String>> hints();

    /** What interrupts our speech. Our default is {@code any}: speech and keys. */
    Optional<Input> interruptible();

    /** How easily sound counts as an interruption. */
    Optional<Sensitivity> interruptSensitivity();

    /** Whether "yes", "uh-huh" and similar responses leave our speech uninterrupted. */
    Optional<Boolean> ignoreBackchannel();

    /** Whether the next thing we say cuts off what is being said. */
    Optional<Boolean> preemptible();

    /** Whether keys are reported. Our default is {@code true}. */
    Optional<Boolean> dtmfDetection();

    /**
     * Which input is reported while we speak without being interrupted. Our default is {@code any}. With the platform's
     * default, {@code none}, everything that callers say or press during the AI disclosure would be lost.
     */
    Optional<Input> reportInputDuringAgentSpeech();

    /** Whether echoes of our own speech are dropped. Our default is {@code true}. */
    Optional<Boolean> echoPromptFiltering();

    /** The filter that removes background noise before speech recognition. */
    Optional<String> backgroundNoiseReduction();

    /** Whether swear words are masked. */
    Optional<Boolean> profanityFilter();

    /** Whether ElevenLabs spells out numbers itself. Ours are already spelled out. */
    Optional<Normalization> elevenlabsTextNormalization();

    /**
     * The events that the platform reports. Our default is {@code speaker-events} (who is speaking) and {@code
     * tokens-played} (how much of our speech has been played).
     */
    Optional<Set<String>> events();

    /** The debugging information that the platform reports. */
    Optional<Set<String>> debug();

    /**
     * Whether the platform reconnects a call itself when the connection is lost, and then repeats what happened in the
     * meantime. Our default is {@code true}.
     */
    Optional<Boolean> applicationReconnect();

    /** The service that analyses calls. */
    Optional<String> intelligenceService();

    /** The configuration with which the platform records the conversation. */
    Optional<String> conversationConfiguration();

    /**
     * Settings for single languages, by language tag (BCP 47), such as {@code ko-KR}. The languages of {@code
     * assistant.voice.ko} and {@code assistant.voice.en} are always declared, so that a call can change between them.
     */
    Map<String, RelayLanguage> languages();

    /** How the platform listens and speaks in one language: the attributes of the {@code <Language>} element. */
    interface RelayLanguage {

        /**
         * The language tag (BCP 47), if it differs from the name of this setting: names of environment variables cannot
         * contain its hyphen.
         */
        Optional<String> code();

        /** The text-to-speech provider. */
        Optional<String> ttsProvider();

        /** The voice, by its provider's name for it. */
        Optional<String> voice();

        /** The speech recognition provider. */
        Optional<String> transcriptionProvider();

        /** The recogniser's model. */
        Optional<String> speechModel();

        /** Words and phrases that callers are likely to say. */
        Optional<Set<String>> hints();
    }

    /** A kind of input from a caller: speech, or keys pressed. */
    enum Input {
        NONE,
        DTMF,
        SPEECH,
        ANY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How easily sound counts as an interruption. */
    enum Sensitivity {
        LOW,
        MEDIUM,
        HIGH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a provider normalizes the text before speaking it. */
    enum Normalization {
        AUTO,
        ON,
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
