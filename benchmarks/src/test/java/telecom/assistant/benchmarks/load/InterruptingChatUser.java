package telecom.assistant.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.client.DirectLineChat;

/** A user of the app who writes before any reply but the last is complete. */
final class InterruptingChatUser {

    private static final int MOST_PIECES = 8;
    private static final String LOCALE = "en-US";

    private final Pieces pieces = new Pieces();
    private final Cluster cluster;
    private final int number;
    private final Random random;

    InterruptingChatUser(Cluster cluster, int number, long seed) {
        this.cluster = cluster;
        this.number = number;
        this.random = new Random(seed);
    }

    List<Interruption> interrupt(int times) {
        List<Integer> positions = new ArrayList<>();
        List<Long> interrupted = new ArrayList<>();
        try (DirectLineChat chat = DirectLineChat.open(
                cluster.channels().baseUrl(),
                "barge-in-" + number,
                "User " + number,
                "+82106200%04d".formatted(number),
                this::receive)) {
            chat.say("Please answer chat " + number, LOCALE);
            long before = 0;
            for (int i = 0; i < times; i++) {
                pieces.awaitLater(before, 1 + random.nextInt(MOST_PIECES));
                before = pieces.newest();
                chat.say("Please answer chat " + number + " again", LOCALE);
                positions.add(pieces.size());
                interrupted.add(before);
            }
            // Waits for the end of the last reply: leaving would not close its stream,
            // and the next test would count it.
            pieces.awaitEnd(before);
        }
        List<Interruption> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(pieces.after(positions.get(i), interrupted.get(i)));
        }
        return all;
    }

    private void receive(JsonNode activity) {
        if (activity.path("channelData").path("cancelled").asBoolean()) {
            pieces.withdrawn();
        } else if (activity.path("from").path("role").asText().equals("bot")) {
            pieces.addCumulative(activity.path("text").asText());
        }
    }
}
