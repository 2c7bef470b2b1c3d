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
     * The engine will not finish a reply. Says nothing more of it.
     *
     * @return the reply as far as it was sent, which may be not at all; empty when it was said to its end, or when the
     *     cancellation comes too late to change anything
     */
    public synchronized Optional<CutReply> cancel(ReplyCancelled cancelled) {
        boolean whole = completed.contains(cancelled.replyId());
        if (deliver(cancelled) != DeliveryOutcome.DELIVERED || whole || !cut.add(cancelled.replyId())) {
            return Optional.empty();
        }
        return Optional.of(playback.endedAsSent(new SpokenReply(cancelled.replyId(), ReplyTurn.of(cancelled))));
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

    /** How much longer the caller will hear us, by the usual rate of speech; longer if more is to come. */
    public synchronized Duration remaining() {
        return playback.remaining();
    }

    /** Whether the caller hears us, or an utterance that has begun is still to be continued. */
    public synchronized boolean isSpeaking() {
        return speaking || !playback.remaining().isZero();
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

    /** The newest turn of which the call has received anything; empty while it has received nothing. */
    public Optional<ShownTurn> shown() {
        return fence.shown();
    }

    /** Whether the reply was sent to its end. */
    public synchronized boolean hasSaid(UUID replyId) {
        return completed.contains(replyId);
    }

    /** The call has moved to another line, where nothing sent earlier is left to be spoken. */
    public synchronized void moved() {
        playback.finish();
    }

    /** Says something on the channel's own behalf, outside any turn. A reply in progress continues afterwards. */
    public synchronized void interject(String words, String language) {
        endUtterance();
        send(null, spoken(words, language), true, language);
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
        if (!more.words().isBlank() || (last && speaking)) {
            lastSaid = reply.reply();
            lastLanguage = reply.language();
            speaking = !last;
            send(reply.reply(), more, last, reply.language());
        }
    }

    /** Ends the utterance begun on the line, before anything else is said. */
    private void endUtterance() {
        if (speaking) {
            send(current.reply(), spoken("", current.language()), true, current.language());
            speaking = false;
        }
    }

    private static SpokenText spoken(String text, String language) {
        return SpeechNormalizer.of(language).speak(text);
    }

    private void send(SpokenReply reply, SpokenText words, boolean last, String language) {
        line.say(words.words(), last, language);
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
        public DeliveryOutcome on(LegQueried event) {
            return DeliveryOutcome.SKIPPED;
        }

        @Override
        public DeliveryOutcome on(Notice event) {
            if (!completed.add(event.noticeId())) {
                return DeliveryOutcome.DUPLICATE;
            }
            endUtterance();
            SpokenText words = spoken(event.text(), event.language());
            if (event.kind() == NoticeKind.GREETING) {
                // It discloses that an AI is speaking, which the law requires the caller to have heard.
                line.announce(words.words(), event.language());
                playback.sent(null, words, true, event.language());
            } else {
                send(null, words, true, event.language());
            }
            // Speaking over a notice cuts no reply: the last one was heard before it.
            lastSaid = null;
            transfers.said(ReplyTurn.of(event));
            return DeliveryOutcome.DELIVERED;
        }
    }
}
