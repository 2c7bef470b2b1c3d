package telecom.assistant.benchmarks.promise;

import java.util.LinkedHashMap;
import java.util.Map;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/** Checks that all utterances of a subscriber, on any channel, are in one conversation of their own, and in order. */
final class ConversationCheck {

    private final SubscriberAccounts subscriber;
    private final StoredTranscript transcript;
    private final Findings findings;

    ConversationCheck(SubscriberAccounts subscriber, StoredTranscript transcript, Findings findings) {
        this.subscriber = subscriber;
        this.transcript = transcript;
        this.findings = findings;
    }

    void check() {
        Map<String, Sent> conversations = new LinkedHashMap<>();
        StoredUtterance previous = null;
        for (Sent sent : subscriber.sent()) {
            for (StoredUtterance stored : transcript.utterances(sent.tag())) {
                conversations.putIfAbsent(stored.conversation(), sent);
                checkOrder(sent, previous, stored);
                previous = stored;
            }
        }
        if (conversations.size() > 1) {
            conversations.values().stream()
                    .skip(1)
                    .forEach(sent -> findings.breach(Kind.MIXED_UP, sent, "in a second conversation"));
        }
        conversations.forEach(this::checkConversation);
    }

    private void checkOrder(Sent sent, StoredUtterance previous, StoredUtterance stored) {
        boolean sameConversation = previous != null && previous.conversation().equals(stored.conversation());
        if (sameConversation && stored.turn() < previous.turn()) {
            findings.breach(Kind.MISORDERED, sent, "turn " + stored.turn() + " after turn " + previous.turn());
        }
    }

    private void checkConversation(String conversation, Sent first) {
        for (StoredUtterance stored : transcript.utterancesOf(conversation)) {
            if (subscriber.isForeign(stored.text())) {
                findings.breach(Kind.MIXED_UP, first, "its conversation has \"" + stored.text() + '"');
            } else if (stored.isFromSubscriber() && Tag.in(stored.text()).isEmpty()) {
                findings.breach(Kind.MIXED_UP, first, "its conversation has an utterance that nobody sent");
            } else if (stored.isFromAssistant() && transcript.isUnasked(stored)) {
                findings.breach(Kind.MIXED_UP, first, "a reply to nothing in turn " + stored.turn());
            }
        }
    }
}
