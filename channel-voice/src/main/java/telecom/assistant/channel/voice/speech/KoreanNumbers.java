package telecom.assistant.channel.voice.speech;

import java.util.stream.Collectors;

/** Spells out numbers in Korean. */
final class KoreanNumbers {

    private static final String[] DIGITS = {"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
    private static final String[] TENS = {"", "십", "백", "천"};
    private static final String[] MYRIADS = {"", "만", "억", "조", "경"};
    private static final String ONE_BY_ONE = "공일이삼사오육칠팔구";
    private static final String[] NATIVE = {"", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"};
    private static final String[] NATIVE_TENS = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    private static final int MYRIAD = 10_000;

    private KoreanNumbers() {}

    /** A Sino-Korean cardinal, with spaces between myriads: 1043200 is 백사만 삼천이백. */
    static String sino(long number) {
        if (number == 0) {
            return "영";
        }
        StringBuilder words = new StringBuilder();
        int myriad = 0;
        for (long rest = number; rest > 0; rest /= MYRIAD, myriad++) {
            int group = (int) (rest % MYRIAD);
            if (group > 0) {
                // 10,000 is 만, but 100,000,000 is 일억.
                String digits = group == 1 && myriad == 1 && rest == 1 ? "" : group(group);
                words.insert(0, digits + MYRIADS[myriad] + " ");
            }
        }
        return words.toString().strip();
    }

    private static String group(int number) {
        StringBuilder words = new StringBuilder();
        int rest = number;
        for (int ten = 0; rest > 0; rest /= 10, ten++) {
            int digit = rest % 10;
            if (digit > 0) {
                words.insert(0, (digit == 1 && ten > 0 ? "" : DIGITS[digit]) + TENS[ten]);
            }
        }
        return words.toString();
    }

    /** A number written with digits, grouping commas and perhaps decimals: 4.3 is 사점삼. */
    static String decimal(String written) {
        String plain = written.replace(",", "");
        int point = plain.indexOf('.');
        if (point < 0) {
            return isTooLong(plain) ? digits(plain) : sino(Long.parseLong(plain));
        }
        String whole = plain.substring(0, point);
        return (isTooLong(whole) ? digits(whole) : sino(Long.parseLong(whole)))
                + "점"
                + digits(plain.substring(point + 1)).replace('공', '영');
    }

    private static boolean isTooLong(String digits) {
        return digits.length() > 16;
    }

    /** Digits one by one, as in telephone numbers. */
    static String digits(String written) {
        return written.chars()
                .mapToObj(digit -> ONE_BY_ONE.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }

    /** A native numeral before a counter, 1 to 99: 20 is 스무, 21 is 스물한. */
    static String counting(long number) {
        if (number == 20) {
            return "스무";
        }
        return NATIVE_TENS[(int) number / 10] + NATIVE[(int) number % 10];
    }
}
