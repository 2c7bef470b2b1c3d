package telecom.assistant.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.client.RelayCall;

/** A caller who talks over every reply but the last. */
final class InterruptingCaller {

    private static final int MOST_PIECES = 6;
    private static final String LANGUAGE = "en-US";

    private final Pieces pieces = new Pieces();
    private final Cluster cluster;
    private final int number;
    private final Random random;
    private volatile String lastHeard = "";

    InterruptingCaller(Cluster cluster, int number, long seed) {
        this.cluster = cluster;
        this.number = number;
        this.random = new Random(seed);
    }

    List<Interruption> interrupt(int times) {
        List<Integer> positions = new ArrayList<>();
        List<Long> interrupted = new ArrayList<>();
        try (RelayCall call = RelayCall.open(
                cluster.channels().webSocketUrl("/voice/conversation-relay"),
                "+82106100%04d".formatted(number),
                RelayCall.newCallSid(),
                this::receive)) {
            call.say("Please answer call " + number, LANGUAGE);
            long before = 0;
            for (int i = 0; i < times; i++) {
                pieces.awaitLater(before, 1 + random.nextInt(MOST_PIECES));
                before = pieces.newest();
                call.interrupt(lastHeard);
                positions.add(pieces.size());
                interrupted.add(before);
                call.say("Please answer call " + number + " again, try " + i, LANGUAGE);
            }
            // Listens to the last reply to its end: hanging up would close one more stream.
            pieces.awaitEnd(before);
        }
        List<Interruption> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(pieces.after(positions.get(i), interrupted.get(i)));
        }
        return all;
    }

    private void receive(JsonNode frame) {
        if (RelayCall.isSpeech(frame)) {
            lastHeard = frame.path("token").asText();
            pieces.addSpoken(lastHeard);
        }
    }
}
