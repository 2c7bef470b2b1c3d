package telecom.assistant.channel.voice.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.TurnFence;

/**
 * Turns the outbound events of one call into speech on its line.
 *
 * <ul>
 *   <li>A reply is said once for each {@code replyId}, however often it arrives. If it is repeated with different words
 *       after part of it was said, the utterance ends there, and the new version is said in full.
 *   <li>Nothing of a turn is said once a later turn, a cancellation or a barge-in has shut it out. Nothing from an
 *       engine is said once a later engine has spoken in the conversation.
 *   <li>Each utterance that has begun is also ended on the line, except after a barge-in, when the platform drops it by
 *       itself.
 * </ul>
 *
 * Safe for use by many threads; a barge-in has taken effect when {@link #bargeIn} returns.
 */
public final class SpokenReplies {

    /** Far more than an engine can repeat after a crash, which is only its most recent work. */
    private static final int REMEMBERED = 256;

    private final VoiceLine line;
    private final Transfers transfers;
    private final Playback playback;
    private final Speaker speaker = new Speaker();
    private final TurnFence fence = new TurnFence();
    private final RecentIds<UUID> completed = new RecentIds<>(REMEMBERED);
    private ReplyInProgress current;
    private boolean speaking;
    private SpokenReply lastSaid;

    public SpokenReplies(VoiceLine line, Transfers transfers, Playback playback) {
        this.line = line;
        this.transfers = transfers;
        this.playback = playback;
    }

    /** Says what the event adds, unless it comes too late. */
    public synchronized DeliveryOutcome deliver(OutboundEvent event) {
        if (!fence.admit(event)) {
            return DeliveryOutcome.OVERTAKEN;
        }
        if (current != null && current.reply().turn().isOver(fence)) {
            endUtterance();
            current = null;
        }
        return event.handle(speaker);
    }

    /**
     * The caller spoke over us: shuts out the rest of the reply being sent. A reply that was sent completely is not
     * shut out, because an agent may have more to say in the same turn.
     *
     * @param stretch the speech that was played last, as the platform reports it
     * @param millis the time from the first words to the barge-in
     * @return the reply sent last, as far as it was heard; empty when there was none, or when it has been cut already
     */
    public synchronized Optional<CutReply> bargeIn(String stretch, long millis) {
        if (current != null) {
            ReplyTurn turn = current.reply().turn();
            fence.raiseAbove(turn.conversation(), turn.turn());
            current = null;
            speaking = false;
        }
        Optional<CutReply> cut = Optional.ofNullable(lastSaid)
                .map(reply -> new CutReply(reply, playback.spokenUntil(reply, stretch), millis));
        playback.clear();
        lastSaid = null;
        return cut;
    }

    /** The platform reports words that it has played. */
    public synchronized void played(String words) {
        playback.played(words);
    }

    /** Whether {@link #cutNow} relies on the platform's reports; otherwise it is an estimate. */
    public synchronized boolean isPlaybackReported() {
        return playback.isReported();
    }

    /** The replies whose end the caller would not hear if the call ended now, oldest first. */
    public synchronized List<CutReply> cutNow() {
        return playback.cutNow();
    }

    /** The call has moved to another line, where nothing sent earlier is left to be spoken. */
    public synchronized void moved() {
        playback.finish();
    }

    /** Says something on the channel's own behalf, outside any turn. A reply in progress continues afterwards. */
    public synchronized void interject(String words, String language) {
        endUtterance();
        send(null, words, true, language);
        if (current == null) {
            lastSaid = null;
        }
    }

    private ReplyInProgress continueOrBegin(OutboundEvent event, UUID replyId, String language) {
        SpokenReply reply = new SpokenReply(replyId, ReplyTurn.of(event));
        if (current == null || !current.reply().equals(reply)) {
            endUtterance();
            current = new ReplyInProgress(reply, language);
        }
        return current;
    }

    private void sayUpTo(ReplyInProgress reply, String version, boolean last) {
        if (!reply.agreesWith(version)) {
            endUtterance();
            reply.startOver();
            playback.startOver(reply.reply());
        }
        String more = reply.advanceTo(version);
        if (!more.isEmpty() || (last && speaking)) {
            lastSaid = reply.reply();
            speaking = !last;
            send(reply.reply(), more, last, reply.language());
        }
    }

    /** Ends the utterance begun on the line, before anything else is said. */
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

    /** Says what each kind of event adds, once the fence has admitted it. */
    private final class Speaker implements OutboundEvent.Handler<DeliveryOutcome> {

        @Override
        public DeliveryOutcome on(ReplyStarted event) {
            return DeliveryOutcome.DELIVERED;
        }

        @Override
        public DeliveryOutcome on(ReplyDelta event) {
            if (completed.contains(event.replyId())) {
                return DeliveryOutcome.DUPLICATE;
            }
            ReplyInProgress progress = continueOrBegin(event, event.replyId(), event.language());
            sayUpTo(progress, progress.add(event), false);
            return DeliveryOutcome.DELIVERED;
        }

        @Override
        public DeliveryOutcome on(ReplyCompleted event) {
            if (!completed.add(event.replyId())) {
                return DeliveryOutcome.DUPLICATE;
            }
            sayUpTo(continueOrBegin(event, event.replyId(), event.language()), event.text(), true);
            current = null;
            transfers.said(ReplyTurn.of(event));
            return DeliveryOutcome.DELIVERED;
        }

        @Override
        public DeliveryOutcome on(ReplyCancelled event) {
            return DeliveryOutcome.DELIVERED;
        }

        @Override
        public DeliveryOutcome on(TransferRequested event) {
            transfers.request(event);
            return DeliveryOutcome.DELIVERED;
        }

        @Override
        public DeliveryOutcome on(Notice event) {
            if (!completed.add(event.noticeId())) {
                return DeliveryOutcome.DUPLICATE;
            }
            endUtterance();
            send(null, event.text(), true, event.language());
            // Speaking over a notice cuts no reply: the last one was heard before it.
            lastSaid = null;
            transfers.said(ReplyTurn.of(event));
            return DeliveryOutcome.DELIVERED;
        }
    }
}
