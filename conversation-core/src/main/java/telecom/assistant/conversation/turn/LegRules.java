package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Decides on the events of a leg: it opens or closes, the subscriber speaks, presses keys, interrupts, falls silent or
 * opts out, and deliveries are reported.
 */
final class LegRules implements InboundEvent.FromChannel.Handler<State> {

    private final Step step;
    private final State state;
    private final Arrival arrival;
    private final Envelope<?> cause;
    private final boolean crowded;

    LegRules(Step step, State state, Arrival arrival, boolean crowded) {
        this.step = step;
        this.state = state;
        this.arrival = arrival;
        this.cause = arrival.envelope();
        this.crowded = crowded;
    }

    @Override
    public State on(InboundEvent.UtteranceReceived said) {
        String reported = said.language() != null ? said.language() : languageSoFar();
        return hear(said.route(), said.text(), Language.of(said.text(), reported));
    }

    @Override
    public State on(InboundEvent.DigitsPressed pressed) {
        String language = languageSoFar();
        String text = step.rules().wording().in(language, Phrase.DIGITS).replace("{digits}", pressed.digits());
        return hear(pressed.route(), text, language);
    }

    private String languageSoFar() {
        return state instanceof State.Open
                ? step.conversation().language()
                : step.memory().language();
    }

    private State hear(Route route, String text, String language) {
        State.Open open = openOn(route, language);
        return new MessageRules(step, crowded).receive(open, new SubscriberMessage(arrival, route, text, language));
    }

    /** The open conversation, or a new one if none is open or the open one has been silent for too long. */
    private State.Open openOn(Route route, String language) {
        Instant at = cause.time();
        if (state instanceof State.Open open) {
            if (!isOver(open, at)) {
                return open;
            }
            step.closeBefore(open, arrival.before(), cause);
        }
        UUID id = step.memory().nextConversation(step.now(), cause.id());
        step.memory().open(id, route, language, at);
        return new State.Closed().open();
    }

    /**
     * Whether the conversation has been idle for too long. If messages still wait for an answer, it stays open, however
     * late they were consumed.
     */
    private boolean isOver(State.Open open, Instant at) {
        return open instanceof State.Idle
                && !step.memory().hasPending()
                && step.conversation().isSilentFor(step.rules().limits().conversationIdle(), at);
    }

    @Override
    public State on(InboundEvent.LegOpened opened) {
        step.settle(arrival);
        String language = Language.primary(opened.language());
        if (!step.rules().channels().of(opened.route()).greets()) {
            // The first message opens the conversation; until then the desk has nothing to show.
            step.storeFirst(new Effect.Remember(step.memory().meet(opened.route(), opened.name(), language)));
            if (state instanceof State.Open open && open.mode().kind() != ConversationMode.ASSISTANT) {
                followSubscriber(opened.route());
            }
            return state;
        }
        State.Open open = openOn(opened.route(), language);
        greet(open, opened, language);
        return open;
    }

    /**
     * Moves the agent's answers to a leg on which the subscriber has reopened the chat, if that leg is on the channel
     * on which the subscriber was last heard. The subscriber then sees the agent's messages there even before saying
     * anything.
     */
    private void followSubscriber(Route opened) {
        Conversation conversation = step.conversation();
        if (opened.channel().equals(conversation.route().channel()) && !conversation.isOpen(opened)) {
            conversation.noteHeardOn(opened, conversation.language(), cause.time(), step.movesTo(opened));
        }
    }

    private void greet(State.Open open, InboundEvent.LegOpened opened, String language) {
        Route route = opened.route();
        NoticeRules notices = new NoticeRules(step, cause);
        if (notices.repeat(open, greeting -> route, NoticeKind.GREETING)) {
            return;
        }
        step.memory().meet(route, opened.name(), language);
        step.memory().setDeparture(null);
        boolean greeted = step.conversation().isDisclosedOn(route);
        step.conversation().noteHeardOn(route, language, cause.time(), step.movesTo(route));
        if (open instanceof State.Attended attended) {
            Phrase phrase = step.movesTo(route) ? Phrase.AGENT_JOINED : Phrase.AGENT_ELSEWHERE;
            String text = step.rules()
                    .wording()
                    .in(language, phrase)
                    .replace("{agent}", attended.agent().name());
            UtteranceFacts facts = UtteranceFacts.said(phrase, text);
            notices.say(open, step.conversation().turn(), route, NoticeKind.GREETING, text, facts);
            return;
        }
        if (greeted) {
            // This call has been connected before, perhaps to another node.
            return;
        }
        step.conversation().noteDisclosedOn(route, cause.time());
        boolean waiting = open.mode().kind() == ConversationMode.WAITING;
        Phrase offer = waiting ? Phrase.ON_HOLD : Phrase.GREETING;
        String disclosure = step.rules().wording().in(language, Phrase.DISCLOSURE);
        String greeting = step.rules().wording().in(language, offer);
        UtteranceFacts facts = new UtteranceFacts(
                null,
                List.of(
                        new SystemPart(Phrase.DISCLOSURE, 0, disclosure.length()),
                        new SystemPart(offer, disclosure.length() + 1, greeting.length())),
                null);
        long turn = step.conversation().turn();
        notices.say(open, turn, route, NoticeKind.GREETING, disclosure + " " + greeting, facts);
    }

    /** The barge-in rule, which decides what becomes of a reply when the caller speaks over it. */
    @Override
    public State on(InboundEvent.ReplyInterrupted interrupted) {
        step.settle(arrival);
        if (!step.isOpen(interrupted.conversation())) {
            return state;
        }
        if (state instanceof State.Answering answering
                && answering.turn().replyId().equals(interrupted.replyId())) {
            State resting = new ReplyRules(step).cut(cause, answering, interrupted.heardText());
            new InterruptionRules(step).cut(cause, answering.turn(), interrupted.heardText());
            return resting;
        }
        step.conversation()
                .utterance(interrupted.replyId())
                .filter(reply -> reply.leg().equals(interrupted.route().leg()))
                .ifPresent(reply -> {
                    correct(cutOff(reply, interrupted.heardText()));
                    new InterruptionRules(step).cut(cause, reply, interrupted.heardText());
                });
        return state;
    }

    /** Marks a reply as interrupted, or, if nothing of it was heard, as undelivered. */
    private UtteranceRecord cutOff(UtteranceRecord reply, String heard) {
        return heard.isEmpty()
                ? step.undelivered(reply, Undelivered.Reason.NOT_HEARD)
                : reply.corrected(heard, UtteranceState.INTERRUPTED);
    }

    @Override
    public State on(InboundEvent.LegClosed closed) {
        step.settle(arrival);
        if (!(state instanceof State.Open open)) {
            return state;
        }
        State silent = silence(open, closed.route());
        step.memory().noteDoubtfulCall(closed.route(), false);
        step.conversation().closeLeg(closed.route(), cause.time());
        new PlaceRules(step).legClosed(silent, closed, cause);
        noteEndOfChat(open, closed.route());
        return silent;
    }

    /**
     * Notes for the agent who has the conversation, or is about to, that the subscriber has ended the chat. Calls get
     * no such note, because they may end at the hand-off.
     */
    private void noteEndOfChat(State.Open open, Route ended) {
        boolean concernsAgent = open.mode().kind() != ConversationMode.ASSISTANT
                && ended.leg().equals(step.conversation().route().leg());
        if (concernsAgent && !step.rules().channels().of(ended).greets()) {
            new NoticeRules(step, cause).note(open, ended, Phrase.SUBSCRIBER_LEFT);
        }
    }

    @Override
    public State on(InboundEvent.LegAlive alive) {
        step.settle(arrival);
        if (!(state instanceof State.Open open) || !step.conversation().isOpen(alive.route())) {
            return state;
        }
        step.conversation().noteAliveOn(alive.route(), cause.time());
        SecondCallRules calls = new SecondCallRules(step);
        State next = open;
        for (Route second : calls.secondCallsBeside(alive.route())) {
            next = next instanceof State.Open still ? silence(still, second) : next;
            calls.separate(second, alive.route());
        }
        return next;
    }

    @Override
    public State on(InboundEvent.ConsentChanged changed) {
        step.settle(arrival);
        return !changed.granted() && state instanceof State.Open open ? silence(open, changed.route()) : state;
    }

    /** Stops all output on this leg: the answer under way is cut off, and waiting messages stay unanswered. */
    private State silence(State.Open open, Route route) {
        boolean here = open instanceof State.Answering answering
                && answering.turn().route().leg().equals(route.leg());
        if (step.memory().interruption() != null
                && step.memory().interruption().route().leg().equals(route.leg())) {
            step.memory().setInterruption(null);
        }
        State next = here ? new ReplyRules(step).cut(cause, open) : open;
        new PendingRules(step).leaveUnanswered(route);
        return next;
    }

    @Override
    public State on(InboundEvent.DeliveryReported reported) {
        step.settle(arrival);
        Undelivered why = reported.status() == DeliveryStatus.FAILED
                ? new Undelivered(reported.reason(), reported.detail())
                : null;
        step.atOnce(new Effect.ObserveDelivery(
                reported.conversation(), reported.turn(), reported.route().channel(), reported.status(), why));
        if (step.conversation() != null) {
            step.conversation()
                    .utterance(reported.replyId())
                    .flatMap(reply -> updatedBy(reply, reported.status(), why))
                    .ifPresent(this::correct);
        }
        return state;
    }

    /** The reply as updated by the report; empty if the report adds nothing new. */
    private static Optional<UtteranceRecord> updatedBy(UtteranceRecord reply, DeliveryStatus status, Undelivered why) {
        boolean known = reply.state() == UtteranceState.UNDELIVERED;
        return switch (status) {
            case ACCEPTED -> Optional.empty();
            case FAILED ->
                known && why.reason() == Undelivered.Reason.UNKNOWN
                        ? Optional.empty()
                        : Optional.of(reply.undelivered(why));
            case DELIVERED ->
                known
                        ? Optional.of(reply.as(UtteranceState.COMPLETE)
                                .with(reply.facts().withUndelivered(null)))
                        : Optional.empty();
        };
    }

    private void correct(UtteranceRecord corrected) {
        step.conversation().put(corrected);
        step.showDesk(cause, corrected);
    }

    @Override
    public State on(InboundEvent.SilenceDetected detected) {
        step.settle(arrival);
        if (step.memory().interruption() != null) {
            return new InterruptionRules(step).resume(state);
        }
        if (state instanceof State.Assisted open && !(state instanceof State.Answering)) {
            long turn = step.conversation().turn();
            // A channel hangs up after several prompts. A subscriber who waits for an agent gets a hold notice instead,
            // which does not count as a prompt.
            boolean waiting = open instanceof State.WaitingForAgent;
            if (waiting && !new PlaceRules(step).mayRemind()) {
                return state;
            }
            NoticeKind kind = waiting ? NoticeKind.WAITING : NoticeKind.SILENCE;
            Phrase phrase = waiting ? Phrase.ON_HOLD : Phrase.SILENCE;
            new NoticeRules(step, cause).say(open, turn, detected.route(), kind, phrase);
        }
        return state;
    }
}
