package telecom.assistant.channel.voice.speech;

import static telecom.assistant.channel.voice.speech.KoreanRules.number;
import static telecom.assistant.channel.voice.speech.KoreanRules.sino;
import static telecom.assistant.channel.voice.speech.KoreanRules.withCounter;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Spells out dates and times in Korean. */
final class KoreanDates {

    private static final List<String> UNITS = List.of("시간", "분", "초");

    private KoreanDates() {}

    static String clock(String time) {
        return time.replaceAll("[^\\d:]", "");
    }

    /** @param half the written part of the day, such as 오전; null for a 24-hour time */
    static String time(String half, String clock) {
        int colon = clock.indexOf(':');
        int hour = Integer.parseInt(clock.substring(0, colon));
        int minute = Integer.parseInt(clock.substring(colon + 1));
        String part = half != null ? half : partOfDay(hour % 24);
        String minutes = minute == 0 ? "" : " " + KoreanNumbers.sino(minute) + " 분";
        return part + " " + KoreanNumbers.counting(hour % 12 == 0 ? 12 : hour % 12) + " 시" + minutes;
    }

    static String partOfDay(int hour) {
        if (hour == 0) {
            return "밤";
        }
        return hour == 12 ? "낮" : hour < 12 ? "오전" : "오후";
    }

    static String half(String letter) {
        return letter.equalsIgnoreCase("a") ? "오전" : "오후";
    }

    /** A span of hours, such as 오전 9시~오후 6시. */
    static String hourSpan(MatchResult span) {
        boolean plain =
                span.group(1) == null && span.group(3) == null && span.group(4) == null && span.group(6) == null;
        return plain ? null : hour(span, 1) + "부터 " + hour(span, 4) + "까지";
    }

    static String hour(MatchResult span, int group) {
        String half = span.group(group) == null ? "" : span.group(group) + " ";
        String minutes = span.group(group + 2) == null ? "" : " " + sino(span, group + 2) + " 분";
        return half + withCounter(span.group(group + 1), "시") + minutes;
    }

    /** A duration such as 01:02:03; parts that are zero are left out. */
    static String duration(MatchResult time) {
        String spoken = UNITS.stream()
                .filter(unit -> number(time, UNITS.indexOf(unit) + 1) > 0)
                .map(unit -> withCounter(time.group(UNITS.indexOf(unit) + 1).replaceFirst("^0(?=.)", ""), unit))
                .collect(Collectors.joining(" "));
        return spoken.isEmpty() ? "영 초" : spoken;
    }

    /** A span of days, such as 12월 1~7일. */
    static String daySpan(MatchResult span) {
        String first = date(number(span, 1), number(span, 2), null);
        return first == null || !Written.isDate(number(span, 1), number(span, 3))
                ? null
                : first + "부터 " + sino(span, 3) + "일까지";
    }

    static String year(int twoDigits, String date) {
        return date == null ? null : KoreanNumbers.sino(2000 + twoDigits) + "년 " + date;
    }

    static String fullDate(MatchResult date) {
        int separator = date.group(2) != null ? 2 : date.group(4) != null ? 4 : 6;
        String rest = date(number(date, separator), number(date, separator + 1), date.group(8));
        return rest == null ? null : sino(date, 1) + "년 " + rest;
    }

    /** A time stamp such as 2026-11-30T09:00. */
    static String timeStamp(MatchResult stamp) {
        String date = fullDate(stamp);
        return date == null ? null : date + " " + time(null, stamp.group(9));
    }

    static String dateSpan(MatchResult span) {
        String first = date(number(span, 1), number(span, 2), span.group(3));
        String last = date(number(span, 4), number(span, 5), span.group(6));
        return first == null || last == null ? null : first + "부터 " + last + "까지";
    }

    static String date(int month, int day, String weekday) {
        if (!Written.isDate(month, day)) {
            return null;
        }
        return month(month) + " " + KoreanNumbers.sino(day) + "일" + (weekday == null ? "" : " " + weekday + "요일");
    }

    static String month(int month) {
        return switch (month) {
            case 6 -> "유월";
            case 10 -> "시월";
            default -> KoreanNumbers.sino(month) + "월";
        };
    }
}
