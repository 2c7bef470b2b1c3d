package telecom.assistant.channel.web.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.channel.web.WebFixtures.conversation;
import static telecom.assistant.channel.web.WebFixtures.fixture;
import static telecom.assistant.channel.web.WebFixtures.json;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.channel.web.activity.UserActivity.Kind;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

class UserActivityTest {

    @Test
    void theEchoIsFromTheUserOfTheTokenAndKeepsTheClientsOwnId() {
        UserActivity activity = WebFixtures.activity(fixture("user-message"), 100);

        String echo = activity.echo("activity-1", conversation("chat-1"), Instant.parse("2026-01-22T09:00:01Z"));

        assertThat(json(echo)).isEqualTo(fixture("user-message-echo"));
    }

    @Test
    void aResentActivityHasTheSameIdOnlyWithinItsConversation() {
        UserActivity first = WebFixtures.activity(fixture("user-message"), 100);
        UserActivity again = WebFixtures.activity(fixture("user-message"), 100);

        assertThat(first.idIn("chat-1")).isEqualTo(again.idIn("chat-1")).isNotEqualTo(again.idIn("chat-2"));
    }

    @Test
    void activitiesWithoutAClientIdAreAllDifferent() {
        UserActivity activity = WebFixtures.activity(json("{\"type\":\"message\",\"text\":\"hi\"}"), 100);

        assertThat(activity.idIn("chat-1")).isNotEqualTo(activity.idIn("chat-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                | ARGUMENT_INVALID",
                "[]                                                                | ARGUMENT_INVALID",
                "{\"type\":7}                                                      | ARGUMENT_INVALID",
                "{\"type\":\"message\"}                                            | ARGUMENT_INVALID",
                "{\"type\":\"message\",\"text\":\"  \"}                            | ARGUMENT_INVALID",
                "{\"type\":\"message\",\"text\":\"12345678901\"}                   | TOO_LARGE",
                "{\"type\":\"message\",\"text\":\"hi\",\"attachments\":[{\"a\":1}]} | MEDIA_UNSUPPORTED"
            })
    void refusesActivitiesThatTheAssistantCannotHandle(String posted, Reason reason) {
        assertThatThrownBy(() -> WebFixtures.activity(json(posted), 10))
                .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "\\u3164\\ufeff", "\\u00ad \\n"})
    void refusesAMessageWithoutVisibleText(String text) {
        assertThatThrownBy(() -> WebFixtures.activity(json("{\"type\":\"message\",\"text\":\"" + text + "\"}"), 10))
                .isInstanceOfSatisfying(WebFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.ARGUMENT_INVALID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"message\",\"value\":\"요금\",\"channelData\":{\"postBack\":true}} | 요금",
                "{\"type\":\"message\",\"value\":{\"plan\":5},\"channelData\":{\"postBack\":true}} | {\"plan\":5}",
                "{\"type\":\"message\",\"value\":7} | 7",
                "{\"type\":\"message\",\"value\":{\"a\":1},\"channelData\":{\"messageBack\":{\"displayText\":\"예\"}}} | 예",
                "{\"type\":\"message\",\"text\":\"요금\",\"value\":\"bill\"} | 요금",
                "{\"type\":\"message\",\"text\":\"\",\"value\":\"bill\"} | bill"
            })
    void readsTheTextOfAButtonFromItsValue(String posted, String text) {
        assertThat(WebFixtures.activity(json(posted), 100).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"message,MESSAGE", "endOfConversation,END_OF_CONVERSATION", "typing,TYPING", "event,OTHER", "new,OTHER"
    })
    void distinguishesTheKindsOfActivity(String type, Kind kind) {
        assertThat(WebFixtures.activity(json("{\"type\":\"" + type + "\",\"text\":\"hi\"}"), 10)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "제 번호는 900101-1234567 입니다,제 번호는 900101-******* 입니다",
        "9001011234567,900101-*******",
        "900101 - 1234567,900101-*******",
        "주문 901301-1234567,주문 901301-1234567",
        "010-1234-5678,010-1234-5678",
        "12345678901234567890,12345678901234567890"
    })
    void masksResidentNumbers(String text, String expected) {
        UserActivity activity = WebFixtures.activity(json("{\"type\":\"message\",\"text\":\"" + text + "\"}"), 100);

        assertThat(activity.text()).isEqualTo(expected);
        assertThat(json(activity.echo("a", conversation("c"), Instant.EPOCH))
                        .path("text")
                        .textValue())
                .isEqualTo(expected);
    }

    @Test
    void masksResidentNumbersInAnyField() {
        UserActivity activity = WebFixtures.activity(json("""
                {"type": "event", "name": "form", "speak": "900101-1234567", "summary": "9001011234567",
                 "value": {"fields": ["900101-1234567", {"rrn": "900101 1234567"}]},
                 "channelData": {"clientActivityID": "c-1", "postBack": "900101-1234567"}}"""), 100);

        assertThat(activity.echo("a", conversation("c"), Instant.EPOCH))
                .contains("\"fields\":[\"900101-*******\",{\"rrn\":\"900101-*******\"}]")
                .doesNotContain("1234567");
    }

    @Test
    void keepsTheClientsOwnIdWhateverItLooksLike() {
        UserActivity first = withClientId("1801011234567");
        UserActivity second = withClientId("1801011234568");

        assertThat(first.idIn("chat-1")).isNotEqualTo(second.idIn("chat-1"));
        assertThat(first.echo("a", conversation("c"), Instant.EPOCH)).contains("\"1801011234567\"");
    }

    private static UserActivity withClientId(String id) {
        return WebFixtures.activity(
                json("{\"type\":\"message\",\"text\":\"hi\",\"channelData\":{\"clientActivityID\":\"" + id + "\"}}"),
                100);
    }
}
