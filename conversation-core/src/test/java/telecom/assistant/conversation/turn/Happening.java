package telecom.assistant.conversation.turn;

import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.JIWOO;
import static telecom.assistant.conversation.turn.Subject.MINSU;
import static telecom.assistant.conversation.turn.Subject.TEXTS;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.Summary;

/** The things that can happen to a conversation, named as in the transition table. */
enum Happening {
    CALL_OPENS("a call opens", subject -> subject.receive(new InboundEvent.LegOpened(CALL, "ko", null))),
    CALL_OPENS_AGAIN("the opening of a call is redelivered", after(CALL_OPENS), Subject::redeliver),
    CHAT_OPENS("another leg opens", subject -> subject.receive(new InboundEvent.LegOpened(CHAT, "ko", null))),
    SECOND_CALL_SPEAKS(
            "a second call with the same number speaks",
            after(CALL_OPENS),
            subject -> subject.say(Subject.SECOND_CALL, "요금 알려줘")),
    LATER_CALL_OPENS(
            "a call opens with the same number as one that has been quiet",
            subject -> {
                after(CALL_OPENS).accept(subject);
                subject.pass(Duration.ofMinutes(1));
            },
            subject -> subject.receive(new InboundEvent.LegOpened(Subject.SECOND_CALL, "ko", null))),
    CALL_LIVES(
            "the quiet call turns out to live",
            subject -> {
                LATER_CALL_OPENS.before.accept(subject);
                after(LATER_CALL_OPENS).accept(subject);
            },
            subject -> subject.receive(new InboundEvent.LegAlive(CALL))),
    SPEAKS("a message that supersedes", subject -> subject.say(CALL, "아니 데이터")),
    TEXTS_ARRIVE("a message that is gathered", subject -> subject.say(TEXTS, "둘")),
    CROWDED(
            "a message that is gathered while too many wait",
            subject -> subject.decide(
                    new Event.Arrived(subject.arrival(new InboundEvent.UtteranceReceived(TEXTS, "둘", null, 1)), true))),
    REDELIVERED(
            "the last message is redelivered",
            subject -> subject.decide(new Event.Arrived(subject.redelivery(), false))),
    ANSWERED_REDELIVERED(
            "an answered message is redelivered",
            subject -> {
                subject.say(CALL, "요금");
                subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.ANSWERED)));
            },
            subject -> subject.decide(new Event.Arrived(subject.redelivery(), false))),
    INTERRUPTED_REDELIVERED(
            "a message whose reply was interrupted is redelivered",
            subject -> {
                subject.say(CALL, "요금");
                interrupt(subject, turnOf(subject));
            },
            subject -> subject.decide(new Event.Arrived(subject.redelivery(), false))),
    SPEAKS_AFTER_SILENCE(
            "a message that supersedes, the first after `conversation-idle`",
            subject -> subject.pass(TestRules.LIMITS.conversationIdle().plusSeconds(1)),
            subject -> subject.say(CALL, "아니 데이터")),
    KEYS("keys pressed", subject -> subject.receive(new InboundEvent.DigitsPressed(CALL, "1"))),
    CALLS_FOR_AGENT("a message that only calls for an agent", subject -> subject.say(TEXTS, "상담원!")),
    AGENT_KEY("the key for an agent", subject -> subject.receive(new InboundEvent.DigitsPressed(CALL, "0"))),
    DECLINES_AGENT("a message that declines the agent", subject -> subject.say(CALL, "상담원 필요 없어요")),
    SILENCE("silence", subject -> subject.receive(new InboundEvent.SilenceDetected(CALL))),
    BARGE_IN("the caller interrupts this turn (barge-in)", subject -> interrupt(subject, 1)),
    BARGE_IN_ON_COMPLETE(
            "the caller speaks over a complete reply or notice that is still being spoken",
            subject -> subject.receive(new InboundEvent.ReplyInterrupted(
                    CALL, anyConversation(subject), 0, lastSpoken(subject), "이번 달", 800))),
    BACKCHANNEL("a backchannel", subject -> subject.say(CALL, "네")),
    BACKCHANNEL_AFTER_BARGE_IN(
            "a backchannel after a barge-in on something complete",
            subject -> {
                subject.say(CALL, "요금");
                subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.ANSWERED)));
                after(BARGE_IN_ON_COMPLETE).accept(subject);
            },
            subject -> subject.say(CALL, "네")),
    NOTHING_AFTER_BARGE_IN(
            "no words after a barge-in on something complete", BACKCHANNEL_AFTER_BARGE_IN.before, subject -> {
                subject.pass(TestRules.LIMITS.resumeAfter());
                return subject.decide(new Event.TurnDue());
            }),
    LATE_BARGE_IN("the caller interrupts, it is no known reply", subject -> interrupt(subject, 99)),
    HANGS_UP("the leg closes", subject -> subject.receive(new InboundEvent.LegClosed(routeOf(subject), "hung up"))),
    OTHER_LEG_CLOSES("another leg closes", subject -> subject.receive(new InboundEvent.LegClosed(other(), "left"))),
    OPTS_OUT(
            "the subscriber opts out",
            subject -> subject.receive(new InboundEvent.ConsentChanged(routeOf(subject), false))),
    OPTS_IN("the subscriber opts in", subject -> subject.receive(new InboundEvent.ConsentChanged(TEXTS, true))),
    NOT_DELIVERED(
            "a reply was not delivered",
            subject -> subject.receive(new InboundEvent.DeliveryReported(
                    CALL,
                    anyConversation(subject),
                    1,
                    replyOf(subject, 1),
                    DeliveryStatus.FAILED,
                    Undelivered.Reason.REFUSED,
                    "30003"))),
    DELIVERED_AFTER_ALL(
            "a reply reported as undelivered was delivered after all",
            after(NOT_DELIVERED),
            subject -> subject.receive(new InboundEvent.DeliveryReported(
                    CALL, anyConversation(subject), 1, replyOf(subject, 1), DeliveryStatus.DELIVERED, null, null))),
    AGENT_JOINS(
            "an agent joins",
            subject -> subject.receive(new InboundEvent.AgentJoined(anyConversation(subject), MINSU))),
    OTHER_AGENT_TAKES_OVER(
            "another agent takes over from its agent",
            subject -> subject.receive(new InboundEvent.AgentJoined(anyConversation(subject), JIWOO)),
            subject -> subject.receive(new InboundEvent.AgentJoined(anyConversation(subject), MINSU, JIWOO.id()))),
    JOINING_REDELIVERED(
            "the event that its agent joins is redelivered", after(OTHER_AGENT_TAKES_OVER), Subject::redeliver),
    AGENT_SPEAKS(
            "its agent speaks",
            subject -> subject.receive(new InboundEvent.AgentSpoke(anyConversation(subject), JIWOO, "안녕하세요", null))),
    AGENT_SPEAKS_AGAIN("a message of its agent is redelivered", after(AGENT_SPEAKS), Subject::redeliver),
    AGENT_SPEAKS_TO_NOBODY(
            "its agent speaks after the leg has closed",
            subject -> subject.receive(new InboundEvent.LegClosed(CALL, "hung up")),
            AGENT_SPEAKS.act),
    AGENT_SENDS_SUGGESTION(
            "its agent sends a suggestion",
            subject -> subject.receive(
                    new InboundEvent.AgentSpoke(anyConversation(subject), JIWOO, "안녕하세요", UUID.randomUUID()))),
    OTHER_AGENT_SPEAKS(
            "another agent speaks",
            subject -> subject.receive(new InboundEvent.AgentSpoke(anyConversation(subject), MINSU, "안녕하세요", null))),
    RATED(
            "a suggestion is rated",
            subject -> subject.receive(new InboundEvent.SuggestionRated(
                    anyConversation(subject), JIWOO, UUID.randomUUID(), SuggestionOutcome.REJECTED))),
    AGENT_LEAVES(
            "its agent hands back",
            subject -> subject.receive(new InboundEvent.AgentLeft(anyConversation(subject), JIWOO))),
    HAND_BACK_REDELIVERED(
            "a hand-back is redelivered",
            subject -> {
                subject.receive(new InboundEvent.AgentJoined(anyConversation(subject), JIWOO));
                subject.receive(new InboundEvent.AgentLeft(anyConversation(subject), JIWOO));
            },
            Subject::redeliver),
    AGENT_ENDS(
            "its agent ends it",
            subject -> subject.receive(new InboundEvent.ConversationEnded(anyConversation(subject), JIWOO))),
    LAPSES("it has lapsed", subject -> {
        subject.pass(Duration.ofHours(24));
        return subject.receive(new InboundEvent.ConversationLapsed(anyConversation(subject)));
    }),
    LAPSES_TOO_SOON(
            "it has lapsed, but something has happened since",
            subject -> subject.receive(new InboundEvent.ConversationLapsed(anyConversation(subject)))),
    ERASED("the subscriber is erased", subject -> subject.receive(new InboundEvent.ErasureRequested())),
    CONSENTS(
            "the subscriber consents",
            subject -> subject.receive(new InboundEvent.ConsentRecorded(ConsentScope.TRAINING, true))),
    MODEL_SAYS(
            "the model says more",
            subject -> subject.decide(new Event.ModelSaid(turnOf(subject), "3만 원. ", List.of()))),
    PIECES_ACKNOWLEDGED(
            "Kafka acknowledges pieces", subject -> subject.decide(new Event.PiecesAcknowledged(turnOf(subject), 6))),
    MODEL_DELAYED("many wait for the model", subject -> subject.decide(new Event.ModelDelayed(turnOf(subject)))),
    TOOLS_CALLED("the model calls tools", subject -> subject.decide(new Event.ToolsCalled(turnOf(subject), List.of()))),
    TOOLS_READY(
            "all is stored, tools may run",
            subject -> subject.decide(new Event.ToolsReady(turnOf(subject), List.of()))),
    TOOL_RETURNED(
            "a tool returns",
            subject -> subject.decide(new Event.ToolReturned(turnOf(subject), UUID.randomUUID(), null))),
    ANSWERED(
            "the model has answered",
            subject -> subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.ANSWERED)))),
    FAILED(
            "no model answers",
            subject -> subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.FAILED)))),
    FAILED_WITH_WISH(
            "no model answers a message that asks for an agent",
            subject -> subject.say(CALL, "상담원 연결해 주세요"),
            subject -> subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.FAILED)))),
    HANDS_OVER(
            "the model hands over",
            subject -> subject.decide(new Event.ReplyEnded(turnOf(subject), Subject.reply(ReplyEnding.HANDED_OVER)))),
    OLD_REPLY_ENDS(
            "an earlier turn's reply ends",
            subject -> subject.decide(new Event.ReplyEnded(99, Subject.reply(ReplyEnding.ANSWERED)))),
    STOPPED(
            "the tokens of a stopped reply have been counted",
            subject -> subject.decide(new Event.ReplyStopped(1, 10))),
    TURN_DUE("the gathering window ends", subject -> {
        subject.pass(TestRules.LIMITS.gatheringWindow());
        return subject.decide(new Event.TurnDue());
    }),
    TURN_DUE_TOO_SOON("the gathering timer fires too soon", subject -> subject.decide(new Event.TurnDue())),
    SUGGESTED(
            "suggestions are written",
            subject -> subject.decide(new Event.SuggestionsWritten(
                    lastSaid(subject),
                    List.of(new DeskEvent.Suggestion(UUID.randomUUID(), "네", 0.9)),
                    subject.arrival(new InboundEvent.ErasureRequested()).envelope()))),
    SUMMED_UP(
            "its beginning is summed up",
            subject -> subject.decide(new Event.SummaryWritten(anyConversation(subject), new Summary("summary", 0)))),
    SUMMARY_STORED(
            "a summary is stored",
            subject -> subject.decide(new Event.SummaryStored(anyConversation(subject), new Summary("summary", 0))));

    private final String text;
    private final Consumer<Subject> before;
    private final Function<Subject, Decision> act;

    /** Lets an earlier happening take place first. */
    private static Consumer<Subject> after(Happening earlier) {
        return subject -> {
            Decision unused = earlier.act.apply(subject);
        };
    }

    Happening(String text, Function<Subject, Decision> act) {
        this(text, subject -> {}, act);
    }

    Happening(String text, Consumer<Subject> before, Function<Subject, Decision> act) {
        this.text = text;
        this.before = before;
        this.act = act;
    }

    /** The name in the table. */
    String text() {
        return text;
    }

    /** Lets the preceding events happen; their effects are not part of the outcome. */
    void prepare(Subject subject) {
        before.accept(subject);
    }

    /** Lets this happen, and returns the decision on the event itself. */
    Decision happenTo(Subject subject) {
        return act.apply(subject);
    }

    private static Decision interrupt(Subject subject, long turn) {
        return subject.receive(new InboundEvent.ReplyInterrupted(
                CALL, anyConversation(subject), turn, replyOf(subject, turn), "이번 달", 800));
    }

    /** The last utterance of the assistant, the system or an agent in the call. */
    private static UUID lastSpoken(Subject subject) {
        if (!(subject.state() instanceof State.Open)) {
            return new UUID(0, 0);
        }
        return subject.memory().conversation().utterances().stream()
                .filter(said -> said.leg().equals(CALL.leg()) && said.role() != Role.SUBSCRIBER)
                .reduce((earlier, later) -> later)
                .map(said -> said.id())
                .orElse(new UUID(0, 0));
    }

    private static UUID replyOf(Subject subject, long turn) {
        return Ids.derived("reply", anyConversation(subject) + "/" + turn);
    }

    private static UUID anyConversation(Subject subject) {
        return subject.state() instanceof State.Open ? subject.conversation() : new UUID(0, 0);
    }

    private static long turnOf(Subject subject) {
        return subject.state() instanceof State.Answering answering
                ? answering.turn().number()
                : 1;
    }

    private static Route routeOf(Subject subject) {
        if (subject.state() instanceof State.Answering answering) {
            return answering.turn().route();
        }
        return subject.state() instanceof State.Gathering ? TEXTS : CALL;
    }

    private static Route other() {
        return new Route(CHAT.channel(), "web-2", null, "bot", 0);
    }

    private static UUID lastSaid(Subject subject) {
        return subject.state() instanceof State.Open
                ? subject.memory()
                        .conversation()
                        .lastOfSubscriber()
                        .map(said -> said.id())
                        .orElse(new UUID(0, 0))
                : new UUID(0, 0);
    }
}
