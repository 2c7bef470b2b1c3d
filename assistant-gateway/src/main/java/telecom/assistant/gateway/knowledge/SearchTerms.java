package telecom.assistant.gateway.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits texts into the terms by which they are compared. A Korean word becomes its pairs of adjacent syllables, after
 * its particle or ending has been removed, so that spacing, particles and typing errors matter little; an English word
 * becomes its stem. Stop words are left out. Immutable.
 */
final class SearchTerms {

    private static final Pattern WORD = Pattern.compile("[가-힣]+|[a-z0-9]+");
    private static final Pattern WITH_HYPHEN = Pattern.compile("\\bwi[- ]fi\\b");

    private final KoreanWords korean = new KoreanWords();
    private final EnglishWords english = new EnglishWords();
    private final Synonyms synonyms;

    SearchTerms(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /** The terms of a text, in order and as often as they occur. */
    List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(WITH_HYPHEN.matcher(plain).replaceAll("wifi"));
        List<String> terms = new ArrayList<>();
        while (word.find()) {
            if (word.group().charAt(0) >= '가') {
                addKorean(word.group(), terms);
            } else {
                addEnglish(word.group(), terms);
            }
        }
        return terms;
    }

    /** Adds the terms of a Korean word. A single syllable is too ambiguous to be a term, unless it has a synonym. */
    private void addKorean(String word, List<String> terms) {
        Matcher part = WORD.matcher(synonyms.inKorean(korean.stem(synonyms.inKorean(word))));
        while (part.find()) {
            String piece = part.group();
            if (piece.charAt(0) < '가') {
                terms.add(piece);
                continue;
            }
            for (int i = 0; i < piece.length() - 1; i++) {
                terms.add(piece.substring(i, i + 2));
            }
        }
    }

    private void addEnglish(String word, List<String> terms) {
        String stem = english.stem(word);
        if (!stem.isEmpty()) {
            Matcher part = WORD.matcher(synonyms.of(stem));
            while (part.find()) {
                String piece = part.group();
                if (piece.charAt(0) >= '가') {
                    addKorean(piece, terms);
                } else {
                    terms.add(piece);
                }
            }
        }
    }
}
