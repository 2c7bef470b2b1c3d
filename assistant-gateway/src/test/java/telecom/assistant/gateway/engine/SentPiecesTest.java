package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Turn;

/** Tests the count of a reply's acknowledged text. */
class SentPiecesTest {

    private static final UUID CONVERSATION = new UUID(0, 1);

    private final Turn turn = turn(1);
    private final SentPieces pieces = SentPieces.of(turn);

    @Test
    void reportsAcknowledgedText() {
        pieces.sending(piece(turn, 1, "이번 달 ")).run();
        pieces.sending(piece(turn, 2, "요금은, ")).run();

        assertThat(pieces.newlyAcknowledged()).contains(acknowledged("이번 달 요금은, "));
    }

    @Test
    void reportsAcknowledgedTextOnlyOnce() {
        pieces.sending(piece(turn, 1, "이번 달 ")).run();
        assertThat(pieces.newlyAcknowledged()).isPresent();

        assertThat(pieces.newlyAcknowledged()).isEmpty();
    }

    @Test
    void doesNotReportUnacknowledgedText() {
        pieces.sending(piece(turn, 1, "이번 달 "));

        assertThat(pieces.newlyAcknowledged()).isEmpty();
    }

    @Test
    void doesNotReportTextBeyondAMissingPiece() {
        pieces.sending(piece(turn, 1, "이번 달 ")).run();
        pieces.sending(piece(turn, 2, "요금은, "));
        pieces.sending(piece(turn, 3, "3만 원")).run();

        assertThat(pieces.newlyAcknowledged()).contains(acknowledged("이번 달 "));
    }

    @Test
    void reportsAllTextOnceALateAcknowledgementArrives() {
        Runnable first = pieces.sending(piece(turn, 1, "이번 달 "));
        pieces.sending(piece(turn, 2, "요금은, ")).run();
        assertThat(pieces.newlyAcknowledged()).isEmpty();

        first.run();

        assertThat(pieces.newlyAcknowledged()).contains(acknowledged("이번 달 요금은, "));
    }

    /** Pieces of the previous turn may still be on their way when the next turn begins. */
    @Test
    void doesNotCountPiecesOfAnotherTurn() {
        pieces.sending(piece(turn(2), 1, "이번 달 ")).run();

        assertThat(pieces.newlyAcknowledged()).isEmpty();
    }

    private static Event acknowledged(String text) {
        return new Event.PiecesAcknowledged(1, text.length());
    }

    private static Turn turn(long number) {
        return new Turn(CONVERSATION, number, List.of(), EngineUnderTest.CALL, "ko", "", 0, 0, List.of(), Map.of());
    }

    private static ReplyDelta piece(Turn of, long seq, String text) {
        return new ReplyDelta(of.route(), CONVERSATION, 1, of.number(), of.replyId(), seq, text, "ko");
    }
}
