package telecom.assistant.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.local.client.DirectLineChat;

/**
 * A user of the app. What was not accepted is sent again under the same id; a stream that ends is opened again from its
 * watermark.
 */
final class ChatSubscriber extends Subscriber {

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final String LOCALE = "en-US";

    private final String baseUrl;
    private final String number;
    private DirectLineChat chat;
    private long newestTurn;

    ChatSubscriber(Account account, Talk talk, Clock clock, long seed, String baseUrl, String number) {
        super(account, talk, clock, seed);
        this.baseUrl = baseUrl;
        this.number = number;
    }

    @Override
    void connect() {
        chat = DirectLineChat.open(baseUrl, "app" + number, "Subscriber", number, this::take);
        watch();
    }

    private void watch() {
        chat.disconnected().thenRun(() -> persist(AGAIN, chat::reconnect, this::watch));
    }

    private void take(JsonNode activity) {
        JsonNode turn = activity.path("channelData").path("turn");
        if (DirectLineChat.isStreamed(activity) && turn.asLong() < newestTurn) {
            account().overtakenShown();
        }
        newestTurn = Math.max(newestTurn, turn.asLong());
        if (isReply(activity)) {
            hear(activity.path("id").asText(), activity.path("text").asText(), true);
        }
    }

    private static boolean isReply(JsonNode activity) {
        return activity.path("type").asText().equals("message")
                && activity.path("from").path("role").asText().equals("bot");
    }

    @Override
    void send(Sent utterance) {
        attempt(utterance, UUID.randomUUID().toString());
    }

    private void attempt(Sent utterance, String clientActivityId) {
        chat.send(clientActivityId, utterance.text(), LOCALE).whenComplete((id, failure) -> {
            if (failure == null) {
                account().accepted(utterance.tag());
            } else if (isOpen(utterance)) {
                after(AGAIN, () -> attempt(utterance, clientActivityId));
            }
        });
    }

    @Override
    void hangUp() {
        if (chat != null) {
            chat.close();
        }
    }
}
