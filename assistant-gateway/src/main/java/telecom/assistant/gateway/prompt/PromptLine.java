package telecom.assistant.gateway.prompt;

import telecom.assistant.model.tokens.Characters;

/** One utterance as the model gets to see it. */
record PromptLine(long turn, boolean bySubscriber, String text) {

    /**
     * Its length, with the frame of a message, and with another frame for a mark between two messages of the
     * subscriber.
     */
    Characters characters() {
        return Characters.ofMessage(text).plus(Characters.ofMessage(PromptHistory.UNANSWERED));
    }
}
