package telecom.assistant.gateway.incident;

import java.util.List;
import java.util.Locale;

/** Decides whether a message may be about the places of an incident, by the place names in it. */
final class Places {

    private static final List<String> NAMES =
            List.of(("서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주 수원 성남 분당 판교 고양 일산 용인 부천 안산 안양 평택 의정부 천안 청주 전주"
                            + " 포항 창원 김해 강남 서초 송파 강동 종로 마포 용산 영등포 여의도 관악 노원 은평 강서 성동 광진 해운대 seoul busan daegu incheon gwangju"
                            + " daejeon ulsan sejong jeju suwon seongnam bundang pangyo goyang ilsan yongin gangnam seocho songpa"
                            + " jongno mapo yongsan yeouido gwanak nowon haeundae")
                    .split(" "));

    private Places() {}

    /** Whether the message names one of the given places, or no known place at all. */
    static boolean match(List<String> places, String message) {
        String plain = message.toLowerCase(Locale.ROOT);
        return places.isEmpty()
                || places.stream().anyMatch(place -> plain.contains(place.toLowerCase(Locale.ROOT)))
                || NAMES.stream().noneMatch(plain::contains);
    }
}
