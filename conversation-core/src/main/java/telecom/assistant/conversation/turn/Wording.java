package telecom.assistant.conversation.turn;

import telecom.assistant.conversation.Phrase;

/** The wording of the system's own phrases. */
public interface Wording {

    /** The phrase in a language, or in Korean if that language has none. */
    String in(String language, Phrase phrase);
}
