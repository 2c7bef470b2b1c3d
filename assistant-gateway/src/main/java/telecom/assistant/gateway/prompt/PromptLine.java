package telecom.assistant.gateway.prompt;

import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.model.Characters;

/**
 * One utterance as the model gets to see it. Its text is written out only where it is shown, because most of what is
 * decided about a prompt needs no more than lengths.
 *
 * @param time as its tag says it
 * @param words the words of the utterance, cut to what a prompt may show of it
 * @param characters its length, with the frame of a message, and with another frame for a mark between two messages of
 *     the subscriber
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
