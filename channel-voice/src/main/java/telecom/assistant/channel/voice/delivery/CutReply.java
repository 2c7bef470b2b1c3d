package telecom.assistant.channel.voice.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A reply that the caller did not hear to its end.
 *
 * @param heard the text that the caller heard; empty if the caller heard none
 * @param millis milliseconds from the start of speech to the cut; 0 when nothing was heard
 */
public record CutReply(SpokenReply reply, String heard, long millis) {

    static CutReply of(List<SentUtterance> utterances, long now) {
        SentUtterance first = utterances.get(0);
        String heard = utterances.stream()
                .map(SentUtterance::heard)
                .collect(Collectors.joining())
                .strip();
        return new CutReply(
                first.reply(), heard, heard.isEmpty() ? 0 : TimeUnit.NANOSECONDS.toMillis(now - first.startedAt()));
    }

    /** Leaves the text out, because it might end up in log lines. */
    @Override
    public String toString() {
        return "cut reply of turn " + reply.turn().turn();
    }
}
