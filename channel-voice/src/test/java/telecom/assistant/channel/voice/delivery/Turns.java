package telecom.assistant.channel.voice.delivery;

import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** The outbound events of one conversation on one call, with one reply id for each turn. */
public final class Turns {

    public static final String CALL = "CA1";

    private final Route route = new Route(Channel.VOICE, CALL, "+821000000101", "+82200000114", 3);
    private final UUID conversation;
    private final long epoch;

    public Turns() {
        this(Ids.timeOrdered(), 1);
    }

    private Turns(UUID conversation, long epoch) {
        this.conversation = conversation;
        this.epoch = epoch;
    }

    /** The same turns, sent by an engine that has taken over. */
    public Turns afterTakeover() {
        return new Turns(conversation, epoch + 1);
    }

    public UUID conversation() {
        return conversation;
    }

    public ReplyStarted started(long turn) {
        return new ReplyStarted(route, conversation, epoch, turn, reply(turn), "ko");
    }

    public ReplyDelta delta(long turn, long seq, String text) {
        return new ReplyDelta(route, conversation, epoch, turn, reply(turn), seq, text, "ko");
    }

    public ReplyCompleted completed(long turn, String text) {
        return completed(turn, reply(turn), text);
    }

    public ReplyCompleted completed(long turn, UUID replyId, String text) {
        return new ReplyCompleted(route, conversation, epoch, turn, replyId, text, "ko", Author.ASSISTANT, true, 120L);
    }

    public ReplyCancelled cancelled(long turn) {
        return new ReplyCancelled(route, conversation, epoch, turn, reply(turn));
    }

    public Notice notice(long turn, String text) {
        UUID id = Ids.derived("notice", turn + text);
        return new Notice(route, conversation, epoch, turn, id, NoticeKind.GREETING, text, "ko");
    }

    /** A notice that prompts a silent caller. */
    public Notice silence(long number) {
        UUID id = Ids.derived("silence", Long.toString(number));
        return new Notice(route, conversation, epoch, 0, id, NoticeKind.SILENCE, "Are you still there?", "en");
    }

    /** A hold notice to a caller who is waiting for an agent. */
    public Notice waiting(long number) {
        UUID id = Ids.derived("waiting", Long.toString(number));
        return new Notice(route, conversation, epoch, 0, id, NoticeKind.WAITING, "Please hold on.", "en");
    }

    public TransferRequested transfer(long turn) {
        return new TransferRequested(route, conversation, epoch, turn, "asked for a person", "bill too high");
    }

    /** The id of the reply of a turn. */
    public static UUID reply(long turn) {
        return Ids.derived("reply", Long.toString(turn));
    }
}
