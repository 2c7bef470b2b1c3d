package telecom.assistant.conversation.turn;

import telecom.assistant.conversation.Phrase;

/** The wording of the system's own phrases. */
public interface Wording {

    /** The phrase in a language, or in Korean if there is none in that language. */
    String in(String language, Phrase phrase);
}
