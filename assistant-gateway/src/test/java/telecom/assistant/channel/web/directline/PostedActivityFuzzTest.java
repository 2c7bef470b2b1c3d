package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.personal.PersonalData;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.gateway.fuzz.Mutations;

class PostedActivityFuzzTest {

    private final PostedJson posted = new PostedJson(
            new ObjectMapper(),
            new SmallRyeConfigBuilder()
                    .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                    .withConverter(Duration.class, 100, new DurationConverter())
                    .withMapping(WebConfig.class)
                    .build()
                    .getConfigMapping(WebConfig.class));

    @Test
    void readsOrRefusesAnyBody() {
        Mutations.of(
                Mutations.texts(
                        "{\"type\":\"message\",\"text\":\"my bill, 900101-1234567\",\"locale\":\"en-US\",\"from\":{\"id\":\"a\"},"
                                + "\"channelData\":{\"clientActivityID\":\"c-1\"}}",
                        "{\"type\":\"message\",\"value\":{\"a\":[4111111111111111,1.5e3,null,true]}}",
                        "{\"user\":{\"id\":\"account-1\",\"name\":\"Emma\",\"phone_number\":\"+82 10-1234-5678\"},\"locale\":\"ko\"}",
                        "{\"type\":\"endOfConversation\"}"),
                input -> {
                    try {
                        var json = posted.read(input);
                        assertThat(User.of(json).id()).isNotEmpty();
                        UserActivity activity = UserActivity.of(json, 4_000, PersonalData::mask, PersonalData::mask);
                        assertThat(activity.idIn("chat-1")).isNotEmpty();
                    } catch (WebFailure refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                });
    }
}
