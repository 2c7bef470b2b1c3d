package telecom.assistant.channel.voice.twiml;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.voice.config.RelayConfig;
import telecom.assistant.channel.voice.config.RelayConfig.RelayLanguage;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.config.VoiceConfig.CalledNumber;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * Determines how a platform listens and speaks on a called number: by the settings of the number, then by those for all
 * numbers, then by our own defaults. Safe for use by many threads.
 */
@ApplicationScoped
class RelaySettings {

    private final VoiceConfig config;
    private final Speech speech;

    RelaySettings(VoiceConfig config, Speech speech) {
        this.config = config;
        this.speech = speech;
    }

    /**
     * The language in which a call begins.
     *
     * @param requested the language that the webhook's URL requests; null for none
     * @param called the number called; null when unknown
     */
    String language(String requested, String called) {
        return Language.primary(Optional.ofNullable(requested)
                .or(() -> number(called).flatMap(CalledNumber::language))
                .orElseGet(speech::defaultLanguage));
    }

    /**
     * The attributes for a call.
     *
     * @param called the number called; null when unknown
     */
    Map<String, String> attributes(VoicePlatform platform, String url, String language, String called) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("url", url);
        attributes.put("language", speech.locale(language));
        attributes.putAll(values(platform, RelayAttribute.RELAY_ATTRIBUTES, relays(called)));
        attributes.putAll(config.relayAttributes());
        return attributes;
    }

    /**
     * The attributes of each language to which the call can switch.
     *
     * @param called the number called; null when unknown
     */
    List<Map<String, String>> languages(VoicePlatform platform, String called) {
        List<Map<String, String>> languages = new ArrayList<>();
        for (String code : codes(called)) {
            Map<String, String> attributes = new LinkedHashMap<>(Map.of("code", code));
            List<RelayLanguage> settings = relays(called).stream()
                    .flatMap(relay -> settings(relay, code).stream())
                    .toList();
            attributes.putAll(values(platform, RelayAttribute.LANGUAGE_ATTRIBUTES, settings));
            languages.add(attributes);
        }
        return languages;
    }

    private Set<String> codes(String called) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(speech.locale(Language.KOREAN));
        codes.add(speech.locale(Language.ENGLISH));
        relays(called).forEach(relay -> relay.languages()
                .forEach((name, setting) -> codes.add(setting.code().orElse(name))));
        return codes;
    }

    private static Optional<RelayLanguage> settings(RelayConfig relay, String code) {
        return relay.languages().entrySet().stream()
                .filter(language ->
                        language.getValue().code().orElse(language.getKey()).equals(code))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static <C> Map<String, String> values(
            VoicePlatform platform, List<RelayAttribute<C>> attributes, List<C> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.stream()
                .filter(attribute -> platform.understands(attribute.name()))
                .forEach(
                        attribute -> attribute.value(settings).ifPresent(value -> values.put(attribute.name(), value)));
        return values;
    }

    private List<RelayConfig> relays(String called) {
        return Stream.concat(number(called).map(CalledNumber::relay).stream(), Stream.of(config.relay()))
                .toList();
    }

    private Optional<CalledNumber> number(String called) {
        return config.numbers().values().stream()
                .filter(number -> number.number().equals(called))
                .findFirst();
    }
}
