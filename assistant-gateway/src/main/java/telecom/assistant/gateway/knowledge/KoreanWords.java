package telecom.assistant.gateway.knowledge;

import java.util.Arrays;
import java.util.Set;

/** Strips particles and endings from Korean words, and drops stop words. */
final class KoreanWords {

    private static final Set<String> ENDINGS =
            Set.copyOf(Arrays.asList(("에서는 에서도 으로는 에게서 한테서 까지는 부터는 이라고 에서 에게 한테 으로 까지 부터 처럼 보다 이나 이랑 하고 이라"
                            + " 은 는 이 가 을 를 에 의 도 만 로 와 과 랑 요 좀"
                            + " 하고싶어요 하고싶은데요 하고싶어 하려면 하려고 하려는데 해주세요 해주실래요 해줘요 해줘 해드릴까요"
                            + " 해야하나요 해야되나요 하나요 할수있나요 할수있을까요 할까요 되나요 될까요 됩니까 되는데 돼요 되요 돼"
                            + " 인가요 이에요 이예요 예요 에요 인데요 은데요 는데요 인데 은데 는데 나요 까요 세요 해요 했어요 했는데"
                            + " 었어요 았어요 어요 아요 습니다 입니다 합니다 니다 지요 죠 하면 하는 하는거 하는법 하기 하지 한 할 해 된"
                            + " 받는 받고 받을 받으면 쓰는 쓰면 시켜 시켜줘")
                    .split(" ")));

    private static final int LONGEST_ENDING =
            ENDINGS.stream().mapToInt(String::length).max().orElseThrow();

    /** Compared with a word both before and after the word's ending is removed. */
    private static final Set<String> STOP_WORDS =
            Set.copyOf(Arrays.asList(("알려 알려줘 알려주 알려주세 어떻게 어케 어떡하 어떡해 얼마 얼만 얼마나 뭐 뭐가 무엇 무슨 언제 어디 누구 누가 왜"
                            + " 제 제가 저 저희 나 내 너 우리 그 이 저번 것 거 게 건 수 있 있나 있어 있을 없 없나 싶 싶어 싶은 하 해 되 돼 주"
                            + " 줘 주세 좀 요 네 예 지금 오늘 내일 어제 다음 다음주 이번 너무 자꾸 많이 혹시 그냥 추천 추천해 방법 궁금 궁금해"
                            + " 안녕 안녕하 감사 고마워 고맙 그럼 그리고 근데 또 더 좋 좋아 어느 어떤 몇 안 못 다 잘 한 할 말 때 때문 것같 같 같아 정도")
                    .split(" ")));

    /** The word without its ending; empty for a stop word. */
    String stem(String word) {
        String stem = word;
        for (int i = 0; i < 2; i++) {
            if (STOP_WORDS.contains(stem)) {
                return "";
            }
            stem = withoutEnding(stem);
        }
        return STOP_WORDS.contains(stem) ? "" : stem;
    }

    private static String withoutEnding(String word) {
        for (int length = Math.min(LONGEST_ENDING, word.length() - 1); length > 0; length--) {
            int stemLength = word.length() - length;
            // A single syllable counts as an ending only after at least two others, because most two-syllable words
            // have no ending.
            if (stemLength >= (length == 1 ? 2 : 1) && ENDINGS.contains(word.substring(stemLength))) {
                return word.substring(0, stemLength);
            }
        }
        return word;
    }
}
