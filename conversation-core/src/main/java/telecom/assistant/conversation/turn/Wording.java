package telecom.assistant.conversation.turn;

import telecom.assistant.conversation.Phrase;

/** The system's own words. */
public interface Wording {

    /** The phrase in a language, Korean when it has none in that language. */
    String in(String language, Phrase phrase);
}
