package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Routing;
import telecom.assistant.model.TestSettings;

class RouteTableTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "routes.reply.tiers", "small, large",
            "routes.reply.channels.voice", "fast,large",
            "routes.reply.hedge-after-on.voice", "700ms",
            "routes.reply.hedge-after-on.sms", "5s",
            "routes.reply.hard", "large",
            "routes.reply.hedge-after", "2s",
            "routes.summary.tiers", "small");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            CLASSIFICATION | -     | ROUTINE | large       | -
            CLASSIFICATION | voice | HARD    | large       | -
            SUMMARY        | voice | HARD    | small       | -
            REPLY          | -     | ROUTINE | small large | PT2S
            REPLY          | web   | ROUTINE | small large | PT2S
            REPLY          | sms   | ROUTINE | small large | PT5S
            REPLY          | voice | ROUTINE | fast large  | PT0.7S
            REPLY          | voice | HARD    | large       | PT0.7S
            REPLY          | web   | HARD    | large       | PT2S
            """)
    void usesTheFirstListThatIsSet(Purpose purpose, String channel, Effort effort, String tiers, Duration hedgeAfter) {
        RouteTable.Route route = table(SETTINGS).of(routing(purpose, channel, effort));

        assertThat(route.tiers()).isEqualTo(List.of(tiers.split(" ")));
        assertThat(route.hedgeAfter()).isEqualTo(Optional.ofNullable(hedgeAfter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order                                     | large,cheap | assistant.model.order: cheap
            routes.reply.tiers                        | cheap       | assistant.model.routes.reply.tiers: cheap
            routes.reply.channels.voice               | fast,cheap  | assistant.model.routes.reply.channels.voice: cheap
            routes.reply.hard                         | cheap       | assistant.model.routes.reply.hard: cheap
            routes.reply.tiers                        | ''          | assistant.model.routes.reply.tiers: names no tier
            routes.reply.tiers                        | ' , '       | assistant.model.routes.reply.tiers: names no tier
            routes.reply.hard                         | ''          | assistant.model.routes.reply.hard: names no tier
            routes.reply.channels.voice               | ''          | assistant.model.routes.reply.channels.voice: names no tier
            routes.replies.tiers                      | large       | assistant.model.routes.replies: no such purpose
            routes.probe.tiers                        | large       | assistant.model.routes.probe: no such purpose
            routes.reply.hedge-after                  | 0s          | assistant.model.routes.reply.hedge-after
            routes.reply.hedge-after-on.voice         | 0s          | assistant.model.routes.reply.hedge-after-on.voice: PT0S
            """)
    void namesTheSettingThatPreventsTheStart(String setting, String value, String message) {
        assertThatThrownBy(() -> table(Map.of(setting, value))).hasMessageContaining(message);
    }

    @Test
    void listsTheKnownPurposes() {
        assertThatThrownBy(() -> table(Map.of("routes.REPLY.tiers", "large")))
                .hasMessageContaining("reply, suggestion, summary, classification");
    }

    @Test
    void namesTheSettingOfAnEmptyOrder() {
        assertThatThrownBy(() -> table(Map.of("order", ""))).hasMessageContaining("assistant.model.order");
    }

    @Test
    void namesTheSettingOfEachList() {
        assertThat(table(SETTINGS).lists())
                .containsOnlyKeys(
                        "assistant.model.order",
                        "assistant.model.routes.reply.tiers",
                        "assistant.model.routes.reply.channels.voice",
                        "assistant.model.routes.reply.hard",
                        "assistant.model.routes.summary.tiers");
    }

    private static RouteTable table(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("order", "large");
        for (String tier : List.of("large", "small", "fast")) {
            all.put("tiers." + tier + ".base-url", "http://127.0.0.1:1/v1");
            all.put("tiers." + tier + ".model", tier);
        }
        all.putAll(settings);
        return new RouteTable(TestSettings.config(all));
    }

    private static Routing routing(Purpose purpose, String channel, Effort effort) {
        ModelRequest request =
                ModelRequest.of(purpose, List.of(ChatMessage.user("?"))).withEffort(effort);
        return (channel == null ? request : request.withChannel(channel)).routing();
    }
}
