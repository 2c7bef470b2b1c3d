package telecom.assistant.channel.voice.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.RecentIds;
import telecom.assistant.channel.flow.TurnFence;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;
import telecom.assistant.channel.voice.speech.SpokenText;

/**
 * Turns the outbound events of one call into speech on its line.
 *
 * <ul>
 * <li>A reply is said once for each {@code replyId}, however often it arrives. If it is repeated with a different text
 *     after part of it was said, the utterance is ended there, and the new version is said in full.
 * <li>Nothing of a turn is said once a later turn, a cancellation or a barge-in has shut it out. Nothing from an engine
 *     is said once a later engine has sent output in the conversation.
 * <li>Each utterance that has begun is also ended on the line, except after a barge-in, when the platform drops it by
 *     itself.
 * </ul>
 *
 * Safe for use by many threads; a barge-in has taken effect when {@link #bargeIn} returns.
 */
public final class SpokenReplies {

    /** How many replies are remembered: far more than an engine can repeat after a crash. */
    private static final int REMEMBERED = 256;

    private final VoiceLine line;
    private final Transfers transfers;
    private final Playback playback;
    private final Speaker speaker = new Speaker();
    private final TurnFence fence = new TurnFence();
    private final RecentIds<UUID> completed = new RecentIds<>(REMEMBERED);
    private final RecentIds<UUID> cut = new RecentIds<>(REMEMBERED);
    private ReplyInProgress current;
    private boolean speaking;
    private SpokenReply lastSaid;
    private String lastLanguage;

    public SpokenReplies(VoiceLine line, Transfers transfers, Playback playback) {
        this.line = line;
        this.transfers = transfers;
        this.playback = playback;
    }

    /** Says whatever the event adds, unless it comes too late. */
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
     * Stops a reply that the engine will not finish.
     *
     * @return the part of the reply that was sent, which may be none; empty when the reply was sent to its end, or when
     *     the cancellation comes too late to change anything
     */
    public synchronized Optional<CutReply> cancel(ReplyCancelled cancelled) {
        boolean whole = completed.contains(cancelled.replyId());
        if (deliver(cancelled) != DeliveryOutcome.DELIVERED || whole || !cut.add(cancelled.replyId())) {
            return Optional.empty();
        }
        return Optional.of(playback.cutReplyAsSent(new SpokenReply(cancelled.replyId(), ReplyTurn.of(cancelled))));
    }

    /**
     * Shuts out the rest of the reply being sent, because the caller spoke over it. If a reply was already sent
     * completely, its turn is not shut out, because an agent may have more to say in the same turn.
     *
     * @param stretch the last stretch of speech that was played, as the platform reports it
     * @param millis milliseconds from the start of speech to the barge-in
     * @return the part of the last reply that was heard; empty when there was no reply, or when it has already been cut
     */
    public synchronized Optional<CutReply> bargeIn(String stretch, long millis) {
        if (current != null) {
            ReplyTurn turn = current.reply().turn();
            fence.raiseAbove(turn.conversation(), turn.turn());
            current = null;
            speaking = false;
        }
        Optional<CutReply> interrupted = Optional.ofNullable(lastSaid)
                .map(reply -> new CutReply(
                        reply,
                        playback.spokenUntil(reply, new ReportedStretch(stretch, lastLanguage), millis),
                        millis));
        interrupted.ifPresent(reply -> cut.add(reply.reply().id()));
        playback.clear();
        lastSaid = null;
        return interrupted;
    }

    /** How much longer the caller will hear the text sent so far, by the usual rate of speech. */
    public synchronized Duration remaining() {
        return playback.remaining();
    }

    /** Whether the caller is hearing us, or an utterance that has begun is not complete yet. */
    public synchronized boolean isSpeaking() {
        return speaking || !playback.remaining().isZero();
    }

    /** Records text that the platform reports as played. */
    public synchronized void played(String text) {
        playback.recordPlayed(text);
    }

    /** Whether {@link #cutIfEndedNow} relies on the platform's reports; otherwise it estimates. */
    public synchronized boolean isPlaybackReported() {
        return playback.isReported();
    }

    /** The replies that the caller would not have heard to their end if the call ended now, oldest first. */
    public synchronized List<CutReply> cutIfEndedNow() {
        return playback.cutIfEndedNow();
    }

    /** The newest turn from which the call has received any output; empty while it has received none. */
    public Optional<ShownTurn> shown() {
        return fence.shown();
    }

    /** Whether the reply was sent to its end. */
    public synchronized boolean hasSaid(UUID replyId) {
        return completed.contains(replyId);
    }

    /** Counts everything sent so far as spoken, because the call has moved to another line. */
    public synchronized void moved() {
        playback.finish();
    }

    /** Says something on the channel's own behalf, outside any turn. A reply in progress continues afterwards. */
    public synchronized void interject(String text, String language) {
        endUtterance();
        send(null, spoken(text, language), true, language);
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
        SpokenText more = reply.advanceTo(version, last);
        if (!more.spoken().isBlank() || (last && speaking)) {
            lastSaid = reply.reply();
            lastLanguage = reply.language();
            speaking = !last;
            send(reply.reply(), more, last, reply.language());
        }
    }

    /** Ends the utterance that has begun on the line, if any, before anything else is said. */
    private void endUtterance() {
        if (speaking) {
            send(current.reply(), spoken("", current.language()), true, current.language());
            speaking = false;
        }
    }

    private static SpokenText spoken(String text, String language) {
        return SpeechNormalizer.of(language).speak(text);
    }

    private void send(SpokenReply reply, SpokenText text, boolean last, String language) {
        line.say(text.spoken(), last, language);
        playback.recordSent(reply, text, last, language);
    }

    /** Says what an event adds, once the fence has admitted it. */
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
            transfers.onUtteranceSent(ReplyTurn.of(event));
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
        public DeliveryOutcome on(LegQueried event) {
            return DeliveryOutcome.SKIPPED;
        }

        @Override
        public DeliveryOutcome on(Notice event) {
            if (!completed.add(event.noticeId())) {
                return DeliveryOutcome.DUPLICATE;
            }
            endUtterance();
            SpokenText text = spoken(event.text(), event.language());
            if (event.kind() == NoticeKind.GREETING) {
                // The greeting discloses that an AI is speaking, and the law requires that the caller hear it.
                line.announce(text.spoken(), event.language());
                playback.recordSent(null, text, true, event.language());
            } else {
                send(null, text, true, event.language());
            }
            // An interruption of a notice cuts no reply: the last reply was heard before the notice.
            lastSaid = null;
            transfers.onUtteranceSent(ReplyTurn.of(event));
            return DeliveryOutcome.DELIVERED;
        }
    }
}
