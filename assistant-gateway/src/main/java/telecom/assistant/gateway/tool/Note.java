package telecom.assistant.gateway.tool;

import telecom.assistant.channel.Language;

/** A line for an agent, in both languages. */
public record Note(String ko, String en) {

    /** The line in a language; Korean unless it is English. */
    public String in(String language) {
        return language.equals(Language.ENGLISH) ? en : ko;
    }

    /** The line with more behind it, such as {@code bill look-up: no answer}. */
    public Note with(String moreKo, String moreEn) {
        return new Note(ko + ": " + moreKo, en + ": " + moreEn);
    }
}
