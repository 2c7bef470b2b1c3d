package telecom.assistant.gateway.prompt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.UtteranceRecord;

/** Utterances for tests. */
final class Said {

    /** 14:05 in Seoul. */
    private static final Instant AT = Instant.parse("2026-11-30T05:05:30Z");

    private Said() {}

    static UtteranceRecord by(Role role, Channel channel, String text) {
        return inTurn(1, role, channel, text);
    }

    static UtteranceRecord inTurn(long turn, Role role, Channel channel, String text) {
        Route route = new Route(channel, "leg", null, null, null);
        return UtteranceRecord.of(UUID.randomUUID(), turn, role, route, text, "ko", AT)
                .by(role == Role.AGENT ? "지우" : null);
    }

    /** The turns from the first to the given one, each a short question and its answer. */
    static List<UtteranceRecord> turns(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(turn -> Stream.of(
                        inTurn(turn, Role.SUBSCRIBER, Channel.WEB, "질문 " + turn),
                        inTurn(turn, Role.ASSISTANT, Channel.WEB, "답 " + turn)))
                .toList();
    }
}
