package telecom.assistant.channel.voice.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.TurnFence;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/**
 * Turns the outbound events of one call into speech on its line.
 *
 * <ul>
 *   <li>A reply is said once for each {@code replyId}, however often it is told. When it is told again in other words
 *       after a part was said, that part's utterance ends there and the new telling is said whole, as another one.
 *   <li>Nothing of a turn goes out once a later turn, a cancellation or an interruption has shut it out; nor anything of
 *       an engine once another one, which holds the conversation now, has told something of it.
 *   <li>Each utterance that was begun is ended on the line, except an interrupted one: the platform has thrown that away
 *       itself.
 * </ul>
 *
 * Safe for use by many threads; an interruption takes effect before {@link #interrupt} returns.
 */
public final class SpokenReplies {

    /** Far more than an engine can tell again after a crash, which is what ran last. */
    private static final int REMEMBERED = 256;

    private final Line line;
    private final Transfers transfers;
    private final Playback playback;
    private final TurnFence fence = new TurnFence();
    private final RecentIds<UUID> completed = new RecentIds<>(REMEMBERED);
    private ReplyInProgress current;
    private boolean speaking;
    private SpokenReply lastSaid;

    public SpokenReplies(Line line, Transfers transfers, Playback playback) {
        this.line = line;
        this.transfers = transfers;
        this.playback = playback;
    }

    /** Says what the event adds; false when it came too late and was dropped. */
    public synchronized boolean deliver(OutboundEvent event) {
        if (event instanceof ReplyCancelled cancelled) {
            return cancel(cancelled);
        }
        if (!fence.admit(event.conversation(), event.epoch(), event.turn())) {
            return false;
        }
        endOvertaken(ReplyTurn.of(event));
        if (event instanceof ReplyDelta delta) {
            return add(delta);
        }
        if (event instanceof ReplyCompleted reply) {
            return complete(reply);
        }
        if (event instanceof Notice notice) {
            return announce(notice);
        }
        if (event instanceof TransferRequested transfer) {
            transfers.request(transfer);
        }
        return true;
    }

    /**
     * The caller spoke over us: shuts out what is left of the reply being sent. What was sent whole is not shut out,
     * because an agent may have more to say in the same turn.
     *
     * @param stretch the speech that was played last, as the platform reports it
     * @param millis from the first words to the interruption
     * @return the reply last sent, as far as it was heard; empty when it has been interrupted before, or there was none
     */
    public synchronized Optional<CutReply> interrupt(String stretch, long millis) {
        if (current != null) {
            fence.raiseAbove(current.turn().conversation(), current.turn().turn());
            current = null;
            speaking = false;
        }
        Optional<CutReply> interrupted = Optional.ofNullable(lastSaid)
                .map(reply -> new CutReply(reply, playback.spokenUntil(reply, stretch), millis));
        playback.clear();
        lastSaid = null;
        return interrupted;
    }

    /** The platform reports words that it has played. */
    public synchronized void played(String words) {
        playback.played(words);
    }

    /** Whether {@link #cutNow} goes by what the platform reports; otherwise it is an estimate. */
    public synchronized boolean isPlaybackReported() {
        return playback.isReported();
    }

    /** The replies that the caller has not heard to their end if the call is over now, in their order. */
    public synchronized List<CutReply> cutNow() {
        return playback.cutNow();
    }

    /** The call goes on over another line, on which nothing of before is left to be spoken. */
    public synchronized void moved() {
        playback.finish();
    }

    /** Says words of the channel itself, outside any turn. A reply in progress goes on afterwards. */
    public synchronized void interject(String words, String language) {
        endUtterance();
        send(null, words, true, language);
        if (current == null) {
            lastSaid = null;
        }
    }

    private boolean cancel(ReplyCancelled event) {
        if (!fence.cancel(event.conversation(), event.epoch(), event.turn())) {
            return false;
        }
        if (current != null && !current.turn().isAfter(ReplyTurn.of(event))) {
            endUtterance();
            current = null;
        }
        return true;
    }

    private void endOvertaken(ReplyTurn turn) {
        if (current != null && !current.turn().equals(turn)) {
            endUtterance();
            current = null;
        }
    }

    private boolean add(ReplyDelta delta) {
        if (completed.contains(delta.replyId())) {
            return false;
        }
        ReplyInProgress reply =
                continueOrBegin(new SpokenReply(delta.replyId(), ReplyTurn.of(delta)), delta.language());
        sayUpTo(reply, reply.tell(delta.epoch(), delta.seq(), delta.text()), false);
        return true;
    }

    private boolean complete(ReplyCompleted completion) {
        if (!completed.add(completion.replyId())) {
            return false;
        }
        SpokenReply reply = new SpokenReply(completion.replyId(), ReplyTurn.of(completion));
        sayUpTo(continueOrBegin(reply, completion.language()), completion.text(), true);
        current = null;
        transfers.said(ReplyTurn.of(completion));
        return true;
    }

    private boolean announce(Notice notice) {
        if (!completed.add(notice.noticeId())) {
            return false;
        }
        endUtterance();
        send(null, notice.text(), true, notice.language());
        // Speaking over a notice interrupts no reply: the last one had been heard before.
        lastSaid = null;
        transfers.said(ReplyTurn.of(notice));
        return true;
    }

    private ReplyInProgress continueOrBegin(SpokenReply reply, String language) {
        if (current == null || !current.reply().equals(reply)) {
            endUtterance();
            current = new ReplyInProgress(reply, language);
        }
        return current;
    }

    private void sayUpTo(ReplyInProgress reply, String telling, boolean last) {
        if (!reply.agreesWith(telling)) {
            endUtterance();
            reply.startOver();
            playback.startOver(reply.reply());
        }
        String more = reply.advanceTo(telling);
        if (!more.isEmpty() || (last && speaking)) {
            say(reply.reply(), more, last, reply.language());
        }
    }

    private void say(SpokenReply reply, String words, boolean last, String language) {
        lastSaid = reply;
        speaking = !last;
        send(reply, words, last, language);
    }

    /** What has been begun on the line has to be ended before anything else is said. */
    private void endUtterance() {
        if (speaking) {
            send(current.reply(), "", true, current.language());
            speaking = false;
        }
    }

    private void send(SpokenReply reply, String words, boolean last, String language) {
        line.say(words, last, language);
        playback.sent(reply, words, last, language);
    }
}
