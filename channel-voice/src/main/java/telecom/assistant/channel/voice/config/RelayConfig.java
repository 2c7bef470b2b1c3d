package telecom.assistant.channel.voice.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How the voice platform listens and speaks: the attributes of the {@code <ConversationRelay>} element (Twilio, "TwiML
 * Voice: ConversationRelay", as of November 2026). An attribute without a value is left out, so that the platform's own
 * default applies, unless a default of ours is named here. A platform is sent only the attributes that it knows.
 */
public interface RelayConfig {

    /** What the platform says before it connects us; by default nothing, because the assistant greets callers itself. */
    Optional<String> welcomeGreeting();

    /** What interrupts the welcome greeting. */
    Optional<Input> welcomeGreetingInterruptible();

    /** The language (BCP 47) that is spoken, if it is not the one in which the platform listens. */
    Optional<String> ttsLanguage();

    /** The language (BCP 47) in which the platform listens, if it is not the one that is spoken. */
    Optional<String> transcriptionLanguage();

    /** Who turns text into speech, such as {@code Google}, {@code Amazon} or {@code ElevenLabs}. */
    Optional<String> ttsProvider();

    /** The voice, as its provider names it. */
    Optional<String> voice();

    /** Who recognises speech, such as {@code Google} or {@code Deepgram}. */
    Optional<String> transcriptionProvider();

    /** The recogniser's model. */
    Optional<String> speechModel();

    /** The silence after which an utterance is over; the platform gets it in milliseconds. */
    Optional<Duration> speechTimeout();

    /** Whether a model decides if the caller has finished, instead of the silence alone. */
    Optional<Boolean> turnDetection();

    /** How sure it has to be that the caller has finished, 0 to 1. */
    OptionalDouble eotThreshold();

    /** How sure it has to be to report early that the caller may have finished, 0 to 1. */
    OptionalDouble eagerEotThreshold();

    /** Whether the platform reports what the caller is in the middle of saying. */
    Optional<Boolean> partialPrompts();

    /** Whether it reports what the caller was in the middle of saying when they hung up. */
    Optional<Boolean> partialPromptOnHangup();

    /** Words that callers are likely to say. */
    Optional<Set<String>> hints();

    /** What interrupts our speech. Our default is {@code any}: words and keys. */
    Optional<Input> interruptible();

    /** How easily noise counts as an interruption. */
    Optional<Sensitivity> interruptSensitivity();

    /** Whether "yes", "uh-huh" and their kin do not interrupt our speech. */
    Optional<Boolean> ignoreBackchannel();

    /** Whether what we say next cuts off what is being said. */
    Optional<Boolean> preemptible();

    /** Whether keys are reported. Our default is {@code true}. */
    Optional<Boolean> dtmfDetection();

    /**
     * Which input is reported while we speak and it does not interrupt us. Our default is {@code any}; the platform's
     * is {@code none}, with which what callers say and press during the notice that an AI answers would be lost.
     */
    Optional<Input> reportInputDuringAgentSpeech();

    /** Whether words that are an echo of our own speech are dropped. Our default is {@code true}. */
    Optional<Boolean> echoPromptFiltering();

    /** Which filter takes background noise away before speech is recognised. */
    Optional<String> backgroundNoiseReduction();

    /** Whether swear words are masked. */
    Optional<Boolean> profanityFilter();

    /** Whether ElevenLabs writes out numbers by itself. Ours are written out before. */
    Optional<Normalization> elevenlabsTextNormalization();

    /**
     * What the platform reports. Our default is {@code speaker-events} (who is speaking) and {@code tokens-played} (how
     * much of our speech has been played).
     */
    Optional<Set<String>> events();

    /** What the platform reports for debugging. */
    Optional<Set<String>> debug();

    /**
     * Whether the platform connects a call again by itself when the connection is lost, and then repeats what happened
     * meanwhile. Our default is {@code true}.
     */
    Optional<Boolean> applicationReconnect();

    /** The service that analyses calls. */
    Optional<String> intelligenceService();

    /** The configuration by which the platform records the conversation. */
    Optional<String> conversationConfiguration();

    /**
     * What differs by language, by its tag (BCP 47), such as {@code ko-KR}. The languages of {@code assistant.voice.ko}
     * and {@code assistant.voice.en} are always declared, so that a call can change between them.
     */
    Map<String, RelayLanguage> languages();

    /** How the platform listens and speaks in one language: the attributes of the {@code <Language>} element. */
    interface RelayLanguage {

        /** The language's tag (BCP 47), if the name of this setting is not it: names in the environment lack its hyphen. */
        Optional<String> code();

        /** Who turns text into speech. */
        Optional<String> ttsProvider();

        /** The voice, as its provider names it. */
        Optional<String> voice();

        /** Who recognises speech. */
        Optional<String> transcriptionProvider();

        /** The recogniser's model. */
        Optional<String> speechModel();

        /** Words that callers are likely to say. */
        Optional<Set<String>> hints();
    }

    /** What a caller does: says something, or presses keys. */
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

    /** How easily something counts. */
    enum Sensitivity {
        LOW,
        MEDIUM,
        HIGH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a provider changes the text before it speaks it. */
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
