package telecom.assistant.channel.voice.twiml;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import telecom.assistant.channel.voice.config.RelayConfig;
import telecom.assistant.channel.voice.config.RelayConfig.Input;
import telecom.assistant.channel.voice.config.RelayConfig.RelayLanguage;

/**
 * An attribute of a TwiML element whose value comes from a setting.
 *
 * @param <C> the type of the settings
 * @param name the name as the platform spells it
 * @param ourDefault our default value; empty if the attribute is left out when nothing is set
 */
record RelayAttribute<C>(String name, Function<C, Optional<?>> setting, Optional<String> ourDefault) {

    /** The attributes of {@code <ConversationRelay>} that an operator may choose. */
    static final List<RelayAttribute<RelayConfig>> RELAY_ATTRIBUTES = List.of(
            of("welcomeGreeting", RelayConfig::welcomeGreeting),
            of("welcomeGreetingInterruptible", RelayConfig::welcomeGreetingInterruptible),
            of("ttsLanguage", RelayConfig::ttsLanguage),
            of("transcriptionLanguage", RelayConfig::transcriptionLanguage),
            of("ttsProvider", RelayConfig::ttsProvider),
            of("voice", RelayConfig::voice),
            of("transcriptionProvider", RelayConfig::transcriptionProvider),
            of("speechModel", RelayConfig::speechModel),
            of("speechTimeout", RelayConfig::speechTimeout),
            of("turnDetection", RelayConfig::turnDetection),
            of("eotThreshold", relay -> boxed(relay.eotThreshold())),
            of("eagerEotThreshold", relay -> boxed(relay.eagerEotThreshold())),
            of("partialPrompts", RelayConfig::partialPrompts),
            of("partialPromptOnHangup", RelayConfig::partialPromptOnHangup),
            of("hints", relay -> joined(relay.hints(), ",")),
            of("interruptible", RelayConfig::interruptible, Input.ANY),
            of("interruptSensitivity", RelayConfig::interruptSensitivity),
            of("ignoreBackchannel", RelayConfig::ignoreBackchannel),
            of("preemptible", RelayConfig::preemptible),
            of("dtmfDetection", RelayConfig::dtmfDetection, true),
            of("reportInputDuringAgentSpeech", RelayConfig::reportInputDuringAgentSpeech, Input.ANY),
            of("echoPromptFiltering", RelayConfig::echoPromptFiltering, true),
            of("backgroundNoiseReduction", RelayConfig::backgroundNoiseReduction),
            of("profanityFilter", RelayConfig::profanityFilter),
            of("elevenlabsTextNormalization", RelayConfig::elevenlabsTextNormalization),
            of("events", relay -> joined(relay.events(), " "), "speaker-events tokens-played"),
            of("debug", relay -> joined(relay.debug(), " ")),
            of("applicationReconnect", RelayConfig::applicationReconnect, true),
            of("intelligenceService", RelayConfig::intelligenceService),
            of("conversationConfiguration", RelayConfig::conversationConfiguration));

    /** The attributes of {@code <Language>} other than its code. */
    static final List<RelayAttribute<RelayLanguage>> LANGUAGE_ATTRIBUTES = List.of(
            of("ttsProvider", RelayLanguage::ttsProvider),
            of("voice", RelayLanguage::voice),
            of("transcriptionProvider", RelayLanguage::transcriptionProvider),
            of("speechModel", RelayLanguage::speechModel),
            of("hints", language -> joined(language.hints(), ",")));

    private static <C> RelayAttribute<C> of(String name, Function<C, Optional<?>> setting) {
        return new RelayAttribute<>(name, setting, Optional.empty());
    }

    private static <C> RelayAttribute<C> of(String name, Function<C, Optional<?>> setting, Object ourDefault) {
        return new RelayAttribute<>(name, setting, Optional.of(ourDefault.toString()));
    }

    /**
     * The value from the first of these settings that has one, or else our default; empty when the attribute is
     * omitted.
     */
    Optional<String> value(List<C> settings) {
        return settings.stream()
                .flatMap(source -> setting.apply(source).stream())
                .findFirst()
                .map(RelayAttribute::toText)
                .or(() -> ourDefault);
    }

    private static String toText(Object value) {
        return value instanceof Duration duration ? Long.toString(duration.toMillis()) : value.toString();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** Joins the values in a fixed order, because sets from the settings have none. */
    private static Optional<String> joined(Optional<? extends Collection<String>> values, String separator) {
        return values.map(all -> String.join(separator, new TreeSet<>(all)));
    }
}
