package telecom.assistant.gateway.prompt;

import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.model.Characters;

/**
 * One utterance as the model sees it. Its text is written out only when it is shown, because most decisions about a
 * prompt need only lengths.
 *
 * @param time the time in its tag
 * @param words the words of the utterance, cut to the length that a prompt may show
 * @param characters its length, including a message's overhead and that of a mark between two messages of the
 *     subscriber
 */
record PromptLine(UtteranceRecord utterance, String time, String words, Characters characters) {

    long turn() {
        return utterance.turn();
    }

    boolean bySubscriber() {
        return utterance.role() == Role.SUBSCRIBER;
    }

    String text() {
        return PromptHistory.line(utterance, time, words);
    }
}
