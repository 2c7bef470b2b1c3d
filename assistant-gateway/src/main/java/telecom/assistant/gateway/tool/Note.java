package telecom.assistant.gateway.tool;

import telecom.assistant.channel.Language;

/** A line for an agent, in both languages. */
public record Note(String ko, String en) {

    /** The line in the given language: in English if that is English, otherwise in Korean. */
    public String in(String language) {
        return language.equals(Language.ENGLISH) ? en : ko;
    }

    /** The line with something added, such as {@code bill look-up: no answer}. */
    public Note with(String moreKo, String moreEn) {
        return new Note(ko + ": " + moreKo, en + ": " + moreEn);
    }
}
