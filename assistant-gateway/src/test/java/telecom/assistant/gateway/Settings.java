package telecom.assistant.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.gateway.admin.AdminConfig;
import telecom.assistant.gateway.budget.BudgetConfig;
import telecom.assistant.gateway.channel.ChannelConfig;
import telecom.assistant.gateway.channel.ProfileSettings;
import telecom.assistant.gateway.classification.ClassificationConfig;
import telecom.assistant.gateway.desk.DeskConfig;
import telecom.assistant.gateway.engine.EngineConfig;
import telecom.assistant.gateway.grounding.Grounding;
import telecom.assistant.gateway.grounding.GroundingConfig;
import telecom.assistant.gateway.guard.GuardConfig;
import telecom.assistant.gateway.guard.ReplyGuards;
import telecom.assistant.gateway.prompt.PromptConfig;
import telecom.assistant.gateway.reply.AdmissionConfig;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyConfig;
import telecom.assistant.gateway.signal.SignalConfig;
import telecom.assistant.gateway.signal.WordSignals;
import telecom.assistant.gateway.tool.ToolConfig;

/** Settings for tests, without a configuration source. */
public final class Settings {

    private Settings() {}

    /** Settings of the engine, with which each text message gets a turn of its own. */
    public static EngineConfig engine() {
        return engine(Map.of());
    }

    /** Settings of the engine, with overrides. */
    public static EngineConfig engine(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "assistant.engine.store-patience", "10s",
                "assistant.engine.publish-patience", "0s",
                "assistant.engine.fenced-pause", "0s"));
        settings.forEach((name, value) -> all.put("assistant.engine." + name, value));
        return mapping(EngineConfig.class, all);
    }

    /** Settings of the engine, with writes retried for this long. */
    public static EngineConfig engine(Duration storePatience) {
        return engine(Map.of("store-patience", storePatience.toMillis() + "ms"));
    }

    /** Settings of the engine, with at most this many waiting turns. */
    public static EngineConfig engine(int pendingTurns) {
        return engine(Map.of("pending-turns", Integer.toString(pendingTurns)));
    }

    /** The channels' profiles as in application.properties, except that each text message gets a turn of its own. */
    public static ChannelProfiles channels() {
        return channels(Map.of());
    }

    /** The channels' profiles, with overrides such as {@code sms.arrival}. */
    public static ChannelProfiles channels(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(ofApplication("assistant.channels."));
        all.put("assistant.channels.sms.arrival", "queue");
        all.put("assistant.channels.sms.max-tokens", "301");
        settings.forEach((name, value) -> all.put("assistant.channels." + name, value));
        return ProfileSettings.profiles(mapping(ChannelConfig.class, all));
    }

    /** The properties in application.properties with this prefix. */
    public static Map<String, String> ofApplication(String prefix) {
        Properties properties = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** A configuration with its defaults and these settings. */
    public static <T> T mapping(Class<T> configuration, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(configuration)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(configuration);
    }

    public static SubscriberConfig subscribers() {
        return new Subscribers("secret-of-a-test", "KR", "ko");
    }

    /** The guards of replies, with one host that replies may link to. */
    public static ReplyGuards guards(ChannelProfiles channels, MeterRegistry meters) {
        return guards(channels, meters, noGrounding());
    }

    /** Figures need no source. */
    public static Grounding noGrounding() {
        return new Grounding(mapping(GroundingConfig.class, Map.of()), () -> false);
    }

    /** As above, with figures examined. */
    public static ReplyGuards guards(ChannelProfiles channels, MeterRegistry meters, Grounding grounding) {
        return new ReplyGuards(
                mapping(GuardConfig.class, Map.of()),
                tools(Map.of("text.link-hosts", "tworld.co.kr")),
                channels,
                meters,
                grounding);
    }

    public static ReplyConfig replies() {
        return mapping(ReplyConfig.class, Map.of());
    }

    /** Settings of admission, with overrides. */
    public static AdmissionConfig admission(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("assistant.admission." + name, value));
        return mapping(AdmissionConfig.class, all);
    }

    /** Settings of tools, with overrides. */
    public static ToolConfig tools(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("assistant.tools." + name, value));
        return mapping(ToolConfig.class, all);
    }

    /** Settings of budgets, with overrides. */
    public static BudgetConfig budgets(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("assistant.budget." + name, value));
        return mapping(BudgetConfig.class, all);
    }

    /** The words by which messages are understood without a model, with overrides. */
    public static WordSignals signals(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("assistant.signals." + name, value));
        return new WordSignals(mapping(SignalConfig.class, all));
    }

    /** Settings of prompts, with the defaults. */
    public static PromptConfig prompts() {
        return mapping(PromptConfig.class, Map.of());
    }

    public static PromptConfig prompts(int budget, int turns) {
        return prompts(budget, turns, 16);
    }

    public static PromptConfig prompts(int budget, int turns, int summariesAtOnce) {
        return mapping(
                PromptConfig.class,
                Map.of(
                        "assistant.prompt.budget", Integer.toString(budget),
                        "assistant.prompt.turns", Integer.toString(turns),
                        "assistant.prompt.summary.concurrent", Integer.toString(summariesAtOnce)));
    }

    /** Settings of classification, with the model or without. */
    public static ClassificationConfig classification(boolean enabled) {
        return mapping(
                ClassificationConfig.class,
                Map.of(
                        "assistant.classification.enabled",
                        Boolean.toString(enabled),
                        "assistant.classification.concurrent",
                        "2"));
    }

    public static DeskConfig desk(int messageLimit) {
        return new Desk(
                Optional.empty(),
                100,
                Duration.ofHours(12),
                300,
                100,
                messageLimit,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(40),
                new MemorySize(BigInteger.valueOf(4_000_000)));
    }

    /** Settings of administration, with this token; null for none. */
    public static AdminConfig admin(String token) {
        Map<String, String> all =
                new HashMap<>(Map.of("assistant.admin.timeout", "5s", "assistant.admin.reads-at-once", "1"));
        if (token != null) {
            all.put("assistant.admin.token", token);
        }
        return mapping(AdminConfig.class, all);
    }

    public static Phrases phrases() {
        Map<Phrase, Map<String, String>> phrases = new EnumMap<>(Phrase.class);
        phrases.put(Phrase.DISCLOSURE, phrase("AI가 답변드립니다.", "An AI answers."));
        phrases.put(Phrase.GREETING, phrase("무엇을 도와드릴까요?", "How can I help you?"));
        phrases.put(Phrase.TRANSFER, phrase("상담원에게 연결해 드릴게요.", "I'll connect you to an agent."));
        phrases.put(Phrase.APOLOGY, phrase("지금은 답변을 드리기 어렵습니다.", "I can't answer right now."));
        phrases.put(Phrase.AGENT_JOINED, phrase("{agent} 상담원이 연결되었습니다.", "{agent} has joined."));
        phrases.put(Phrase.AGENT_LEFT, phrase("상담원 상담이 끝났습니다.", "The agent has left."));
        phrases.put(Phrase.SILENCE, phrase("듣고 있어요.", "I'm still here."));
        phrases.put(Phrase.WAITING, phrase("문의가 많습니다.", "Many are asking."));
        phrases.put(Phrase.LOOKING_UP, phrase("확인하고 있어요.", "I'm looking that up."));
        phrases.put(Phrase.NOT_DONE, phrase("처리됐는지 확인되지 않아요.", "I can't confirm that."));
        phrases.put(Phrase.EMERGENCY_RESCUE, phrase("119로 전화해 주세요.", "119: please call now."));
        phrases.put(Phrase.BUSY, phrase("모두 통화 중입니다.", "All are busy."));
        phrases.put(Phrase.BUDGET_SPENT, phrase("오늘은 다 쓰셨습니다.", "All used for today."));
        phrases.put(Phrase.BUDGET_HANDOFF, phrase("다 쓴 뒤 상담원을 찾음", "Asked for a person after all was used"));
        phrases.put(Phrase.NO_AGENT, phrase("지금은 상담원이 없습니다.", "No agent is free."));
        phrases.put(Phrase.CONVERSATION_ENDED, phrase("{agent} 상담이 끝났습니다.", "{agent} has ended it."));
        phrases.put(Phrase.AGENT_WANTED, phrase("상담원을 찾음", "Asked for an agent"));
        phrases.put(Phrase.ON_HOLD, phrase("상담원을 기다리고 계세요.", "You are waiting for an agent."));
        phrases.put(Phrase.PLACE_GIVEN_UP, phrase("돌아오지 않음", "Has not come back"));
        phrases.put(Phrase.PLACE_KEPT, phrase("순서는 그대로예요.", "Your place is kept."));
        phrases.put(Phrase.AGENT_DECLINED, phrase("상담원 연결을 취소했어요.", "You no longer wait for an agent."));
        phrases.put(Phrase.SUBSCRIBER_LEFT, phrase("고객이 채팅을 끝냈어요.", "The customer has ended the chat."));
        phrases.put(Phrase.AGENT_ELSEWHERE, phrase("상담원은 앱에서 답변드려요.", "The agent answers in the app."));
        phrases.put(Phrase.DIGITS, phrase("({digits}번을 눌렀습니다)", "(pressed {digits})"));
        return new Phrases(() -> phrases, signals(Map.of()));
    }

    private static Map<String, String> phrase(String korean, String english) {
        return Map.of("ko", korean, "en", english);
    }

    private record Subscribers(String secret, String defaultRegion, String defaultLanguage)
            implements SubscriberConfig {}

    private record Desk(
            Optional<String> token,
            int queueLimit,
            Duration recent,
            int transcriptLimit,
            int transcriptPage,
            int messageLimit,
            Duration pingInterval,
            Duration silence,
            Duration absence,
            MemorySize outstandingLimit)
            implements DeskConfig {}
}
