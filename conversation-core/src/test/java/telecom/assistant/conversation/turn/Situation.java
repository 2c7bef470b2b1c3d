package telecom.assistant.conversation.turn;

import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.JIWOO;
import static telecom.assistant.conversation.turn.Subject.TEXTS;

import java.util.List;
import java.util.function.Consumer;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.ReplyEnding;

/** The states of a conversation, each set up through events. */
enum Situation {
    CLOSED("`Closed`", subject -> {}),
    IDLE("`Idle`", subject -> subject.receive(new InboundEvent.LegOpened(CALL, "ko", null))),
    GATHERING("`Gathering`", subject -> subject.say(TEXTS, "하나")),
    ANSWERING("`Answering`", subject -> {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "요금 알려줘");
        subject.decide(new Event.ModelSaid(1, "이번 달 요금은, ", List.of()));
        subject.decide(new Event.PiecesAcknowledged(1, "이번 달 요금은, ".length()));
    }),
    ANSWERING_A_TEXT("`Answering` a text", subject -> {
        subject.say(TEXTS, "하나");
        subject.pass(TestRules.LIMITS.gatheringWindow());
        subject.decide(new Event.TurnDue());
    }),
    WAITING_FOR_AGENT("`WaitingForAgent`", subject -> {
        subject.say(CHAT, "상담원");
        subject.end(ReplyEnding.HANDED_OVER);
    }),
    ANSWERING_MEANWHILE("`Answering` while waiting", subject -> {
        subject.say(CALL, "상담원 연결해 주세요");
        subject.end(ReplyEnding.HANDED_OVER);
        subject.say(CALL, "요금 알려줘");
    }),
    ATTENDED("`Attended`", subject -> {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.AgentJoined(subject.conversation(), JIWOO));
    });

    private final String text;
    private final Consumer<Subject> setUp;

    Situation(String text, Consumer<Subject> setUp) {
        this.text = text;
        this.setUp = setUp;
    }

    /** The name in the table. */
    String text() {
        return text;
    }

    /** A conversation in this state. */
    Subject subject() {
        Subject subject = new Subject();
        setUp.accept(subject);
        return subject;
    }
}
