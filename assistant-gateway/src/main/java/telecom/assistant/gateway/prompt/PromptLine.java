package telecom.assistant.gateway.prompt;

import telecom.assistant.model.tokens.Characters;

/** What the model is shown of one utterance. */
record PromptLine(long turn, boolean bySubscriber, String text) {

    /** With a message's frame, and with another one for a mark between two of the subscriber's. */
    Characters characters() {
        return Characters.ofMessage(text).plus(Characters.ofMessage(PromptHistory.UNANSWERED));
    }
}
