package telecom.assistant.gateway.prompt;

import telecom.assistant.model.tokens.Characters;

/** One utterance as the model gets to see it. */
record PromptLine(long turn, boolean bySubscriber, String text) {

    /** The length of the line as a message, plus that of the mark that may separate two messages of the subscriber. */
    Characters characters() {
        return Characters.ofMessage(text).plus(Characters.ofMessage(PromptHistory.UNANSWERED));
    }
}
