package telecom.assistant.channel.voice.speech;

import java.util.Map;
import java.util.stream.Collectors;

/** Spells out numbers in English. */
final class EnglishNumbers {

    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] THOUSANDS = {"", " thousand", " million", " billion", " trillion", " quadrillion"};
    private static final Map<String, String> IRREGULAR = Map.of(
            "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth", "nine", "ninth",
            "twelve", "twelfth");

    private EnglishNumbers() {}

    /** A cardinal: 1043200 is spoken as one million forty-three thousand two hundred. */
    static String cardinal(long number) {
        if (number == 0) {
            return SMALL[0];
        }
        StringBuilder words = new StringBuilder();
        long rest = number;
        for (int thousand = 0; rest > 0; rest /= 1000, thousand++) {
            int group = (int) (rest % 1000);
            if (group > 0) {
                words.insert(0, group(group) + THOUSANDS[thousand] + " ");
            }
        }
        return words.toString().strip();
    }

    private static String group(int number) {
        if (number < 100) {
            return belowHundred(number);
        }
        String hundreds = SMALL[number / 100] + " hundred";
        return number % 100 == 0 ? hundreds : hundreds + " " + belowHundred(number % 100);
    }

    private static String belowHundred(int number) {
        if (number < SMALL.length) {
            return SMALL[number];
        }
        return number % 10 == 0 ? TENS[number / 10] : TENS[number / 10] + "-" + SMALL[number % 10];
    }

    /** An ordinal: 21 is spoken as twenty-first. */
    static String ordinal(long number) {
        String cardinal = cardinal(number);
        int last = Math.max(cardinal.lastIndexOf(' '), cardinal.lastIndexOf('-')) + 1;
        String word = cardinal.substring(last);
        String regular = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
        return cardinal.substring(0, last) + IRREGULAR.getOrDefault(word, regular);
    }

    /** A number written with digits, grouping commas and perhaps decimals: 4.3 is spoken as four point three. */
    static String decimal(String written) {
        String plain = written.replace(",", "");
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String words = whole.length() > 16 ? digits(whole) : cardinal(Long.parseLong(whole));
        return point < 0 ? words : words + " point " + digits(plain.substring(point + 1));
    }

    /** Digits one by one, as in telephone numbers. */
    static String digits(String written) {
        return written.chars().mapToObj(digit -> SMALL[digit - '0']).collect(Collectors.joining(" "));
    }

    /** A year of the 20th or 21st century: 2026 is spoken as twenty twenty-six. */
    static String year(int year) {
        if (year % 1000 < 10) {
            return cardinal(year);
        }
        String end =
                year % 100 == 0 ? "hundred" : year % 100 < 10 ? "oh " + SMALL[year % 10] : belowHundred(year % 100);
        return belowHundred(year / 100) + " " + end;
    }
}
