package telecom.assistant.gateway.knowledge;

import java.util.Arrays;
import java.util.Set;

/** Strips endings from English words, and drops stop words. */
final class EnglishWords {

    private static final Set<String> STOP_WORDS = Set.copyOf(
            Arrays.asList(("a an the i im me my mine you your we our it its is isnt are arent was were be been am do"
                            + " does doesnt did didnt dont have has had can cant could will wont would should shall may might must"
                            + " to of in on at for from with by and or but if so as than then that this these those there here"
                            + " what whats when where who which how why much many any some no not just like need want get got"
                            + " getting give please thanks thank hi hello hey tell know about out up off over too very now today"
                            + " tomorrow yesterday next last week lets make take go going goes one use using work works working"
                            + " possible way help per was because until")
                    .split(" ")));

    /** The stem of a lower-case word; empty for a stop word. */
    String stem(String word) {
        if (STOP_WORDS.contains(word)) {
            return "";
        }
        String stem = word;
        for (String ending :
                new String[] {"ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "e"}) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        int last = stem.length() - 1;
        boolean doubled = stem.length() > 3 && stem.charAt(last) == stem.charAt(last - 1);
        return doubled ? stem.substring(0, last) : stem;
    }
}
