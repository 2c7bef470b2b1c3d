package telecom.assistant.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Received.Kind;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.local.client.DirectLineChat;

/**
 * A user of the app, who resends whatever was not accepted, under the same id, and reopens a lost stream at its
 * watermark.
 */
final class ChatSubscriber extends Subscriber {

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);
    private static final String LOCALE = "en-US";

    private final String baseUrl;
    private final String number;
    private DirectLineChat chat;
    private long newestTurn;

    ChatSubscriber(
            Account account, TalkPattern pattern, SubscriberThreads threads, long seed, String baseUrl, String number) {
        super(account, pattern, threads, seed);
        this.baseUrl = baseUrl;
        this.number = number;
    }

    @Override
    void connect() {
        chat = DirectLineChat.open(baseUrl, "app" + number, "Subscriber", number, this::receive);
        watch();
    }

    private void watch() {
        var unused = chat.disconnected().thenRun(() -> retryUntilDone(RETRY_DELAY, chat::reconnect, this::watch));
    }

    private void receive(JsonNode activity) {
        account().noteActivity();
        long turn = activity.path("channelData").path("turn").asLong();
        String text = activity.path("text").asText();
        noteGeneration(text);
        if (DirectLineChat.isStreamed(activity)) {
            if (turn < newestTurn) {
                account().noteOvertakenShown();
            }
            hearPart(text);
        }
        newestTurn = Math.max(newestTurn, turn);
        if (isReply(activity)) {
            hear(activity.path("id").asText(), text, ReplyPatterns.isApology(text) ? Kind.APOLOGY : Kind.ANSWER);
        }
    }

    private static boolean isReply(JsonNode activity) {
        return activity.path("type").asText().equals("message")
                && !activity.path("channelData").path("cancelled").asBoolean()
                && activity.path("from").path("role").asText().equals("bot");
    }

    @Override
    void send(Sent utterance) {
        attempt(utterance, UUID.randomUUID().toString());
    }

    private void attempt(Sent utterance, String clientActivityId) {
        var unused = chat.send(clientActivityId, utterance.text(), LOCALE).whenComplete((id, failure) -> {
            if (failure == null) {
                account().recordAccepted(utterance.tag());
            } else if (isOpen(utterance.tag())) {
                runAfter(RETRY_DELAY, () -> attempt(utterance, clientActivityId));
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
