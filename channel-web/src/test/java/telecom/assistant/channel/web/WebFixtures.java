package telecom.assistant.channel.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.limit.LimitConfig;
import telecom.assistant.channel.personal.PersonalData;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebConversation;

/** Settings, conversations and JSON for several tests. */
public final class WebFixtures {

    public static final SubscriberId SUBSCRIBER = new SubscriberId("subscriber-1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebFixtures() {}

    /** The given settings, with defaults for the others. */
    public static WebConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .withMapping(WebConfig.class)
                .build()
                .getConfigMapping(WebConfig.class);
    }

    /** The given limits, with defaults for the others. */
    public static LimitConfig limits(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .withMapping(LimitConfig.class)
                .build()
                .getConfigMapping(LimitConfig.class);
    }

    public static SubscriberConfig subscribers() {
        return new SmallRyeConfigBuilder()
                .withMapping(SubscriberConfig.class)
                .build()
                .getConfigMapping(SubscriberConfig.class);
    }

    /** A conversation that has been opened, of a user with a linked number. */
    public static WebConversation conversation(String id) {
        return new WebConversation(
                id, SUBSCRIBER, "account-1", "김하늘", "+821000000101", null, 0, Optional.empty(), true, false);
    }

    /** A message that a client sends, with the client's own id for it. */
    public static UserActivity message(String clientId, String text) {
        return activity("{\"type\":\"message\",\"text\":\"" + text
                + "\",\"locale\":\"en-US\",\"channelData\":{\"clientActivityID\":\"" + clientId + "\"}}");
    }

    public static UserActivity activity(String json) {
        return activity(json(json), 100);
    }

    /** @param textLimit the longest text of a message, in characters */
    public static UserActivity activity(JsonNode posted, int textLimit) {
        return UserActivity.of(posted, textLimit, PersonalData::mask, PersonalData::mask);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fixture under {@code directline/}. */
    public static JsonNode fixture(String name) {
        try (InputStream file = WebFixtures.class.getResourceAsStream("/directline/" + name + ".json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The activity with {@code *} in each field in which the fixture has it, because those values differ each time. */
    public static JsonNode like(JsonNode fixture, String activity) {
        ObjectNode json = (ObjectNode) json(activity);
        fixture.properties().forEach(field -> {
            if (field.getValue().asText().equals("*")
                    && json.path(field.getKey()).isTextual()) {
                json.put(field.getKey(), "*");
            }
        });
        return json;
    }
}
