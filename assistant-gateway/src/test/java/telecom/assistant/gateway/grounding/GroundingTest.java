package telecom.assistant.gateway.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;

/** Tests how much of answers with figures reaches the subscriber, however the answers are cut into pieces. */
class GroundingTest {

    private static final String ARTICLES = """
        [articles]
        ## 바로 로밍
        하루 9,900원에 데이터 3GB이고, 7일권은 44,000원이에요. 3월 25일까지 10% 할인해요. 한도는 100만 원이에요.
        [/articles]
        [web] 로밍 얼마예요? 5만원 안에서요.\
        """;
    private static final List<ChatMessage> PROMPT = List.of(
            ChatMessage.system("You are an assistant."),
            ChatMessage.user(ARTICLES),
            ChatMessage.assistant(""),
            ChatMessage.toolResult("1", "{\"amountDue\":{\"value\":43200.0},\"paymentDueDate\":\"2026-12-15\"}"));
    private static final String INSTEAD_KO = "앱에서 확인해 주세요.";
    private static final String INSTEAD_EN = "Please look in the app.";

    private final List<ModelRequest> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int withheld;
    private int piece = 1;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "하루 9,900원이고 7일권은 4만 4천원이에요.",
                "하루 구천구백 원, 7일권은 사만 사천 원이에요.",
                "It is ₩9,900 a day, or 44,000 won for seven days.",
                "3월 25일까지 10% 할인돼요. 10퍼센트요.",
                "Until March 25 you get 10 percent off, that is, until the 25th.",
                "말씀하신 50,000원 안에서 가능해요. 한도는 1,000,000원이에요.",
                "이번 달 요금은 43,200원이고 12월 15일에 나가요.",
                "Your bill of ₩43,200 is due on 15 December.",
                "114로 전화하시거나 24시간 안에 답을 받으세요. 데이터는 30GB, 속도는 400kbps예요. 2회선, 3개월이에요.",
                "회원이 직원에게 지원을 받아요. 사원 번호는 필요 없어요.",
                "프로 요금제는 5 프로그램이 있어요."
            })
    void passesFiguresThatThePromptContains(String answer) {
        assertThat(delivered(answer)).isEqualTo(answer);
        assertThat(withheld).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "네, 하루 8,800원이에요. 좋아요.; 네, 하루 … 앱에서 확인해 주세요.",
                "네, 하루 팔천팔백 원이에요.; 네, 하루 … 앱에서 확인해 주세요.",
                "네, 4만 5천원이에요.; 네, … 앱에서 확인해 주세요.",
                "네, 9.9만원이에요.; 네, … 앱에서 확인해 주세요.",
                "It is ₩8,800 a day.; It is … Please look in the app.",
                "It is 8800 won.; It is … Please look in the app.",
                "20% 할인이 아니라 할인은 15%예요.; … 앱에서 확인해 주세요.",
                "할인은 15퍼센트예요.; 할인은 … 앱에서 확인해 주세요.",
                "네, 3월 26일까지예요.; 네, … 앱에서 확인해 주세요.",
                "Until 26 March it is off.; Until … Please look in the app.",
                "Due on 2026-12-16.; Due on … Please look in the app.",
                "26일에 나가요.; … 앱에서 확인해 주세요."
            })
    void endsTheAnswerBeforeAnUngroundedFigure(String answer, String expected) {
        // If an answer begins with its figure, the model is asked again; here, its second answer is no better.
        assertThat(delivered(answer)).isEqualTo(expected.startsWith("…") ? INSTEAD_KO : expected);
        assertThat(withheld).isPositive();
    }

    @Test
    void asksOnceMoreIfNothingHasBeenSent() {
        assertThat(delivered("8,800원이에요.", "하루 9,900원이에요.")).isEqualTo("하루 9,900원이에요.");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)
                        .messages()
                        .get(asked.get(1).messages().size() - 1)
                        .text())
                .contains("stands in no article");
    }

    @Test
    void asksOnceMoreForAnAnswerThatIsShownOnlyAsAWhole() {
        ModelRequest whole = ModelRequest.of(Purpose.REPLY, PROMPT).withHeldAnswer(true);
        answers.addAll(List.of("네, 로밍은 하루 8,800원이에요.", "네, 로밍은 앱에서 보세요."));

        assertThat(deliver(whole)).isEqualTo("네, 로밍은 앱에서 보세요.");
    }

    @Test
    void doesNotAskAThirdTime() {
        assertThat(delivered("8,800원이에요.", "7,700원이에요.")).isEqualTo(INSTEAD_KO);
        assertThat(asked).hasSize(2);
    }

    @Test
    void holdsBackNoTextWithoutANumber() {
        piece = 4;
        List<String> pieces = new ArrayList<>();
        answers.add("로밍은 앱에서 신청하세요");
        grounding().grounding(this::stream, () -> withheld++).stream(ModelRequest.of(Purpose.REPLY, PROMPT))
                .subscribe()
                .with(chunk -> pieces.add(chunk.written()));

        assertThat(pieces.stream().filter(written -> !written.isEmpty())).hasSize(4);
    }

    @Test
    void checksNothingWithoutArticles() {
        Grounding none = new Grounding(config(), () -> false);
        ModelClient model = this::stream;

        assertThat(none.grounding(model, () -> withheld++)).isSameAs(model);
    }

    @Test
    void takesNoFigureFromTheTimesThatThePromptAdds() {
        answers.add("네, 30% 할인이에요.");
        ChatMessage message = ChatMessage.user("[sms 30 Dec 14:20] 안녕하세요\n[web 14:30] 할인되나요?");

        assertThat(deliver(ModelRequest.of(Purpose.REPLY, List.of(message)))).isEqualTo("네, … 앱에서 확인해 주세요.");
    }

    /** The text that is delivered, which must be the same however the answers are cut into pieces. */
    private String delivered(String... given) {
        String delivered = null;
        for (int size : new int[] {7, 3, 1}) {
            asked.clear();
            answers.clear();
            answers.addAll(List.of(given));
            piece = size;
            String now = deliver(ModelRequest.of(Purpose.REPLY, PROMPT));
            assertThat(now).as("in pieces of " + size).isEqualTo(delivered == null ? now : delivered);
            delivered = now;
        }
        return delivered;
    }

    private String deliver(ModelRequest request) {
        StringBuilder text = new StringBuilder();
        grounding().grounding(this::stream, () -> withheld++).stream(request)
                .subscribe()
                .with(chunk -> text.append(chunk.written()));
        return text.toString();
    }

    private Multi<ModelChunk> stream(ModelRequest request) {
        asked.add(request);
        String answer = answers.size() > 1 && asked.size() == 1 ? answers.get(0) : answers.get(answers.size() - 1);
        List<ModelChunk> chunks = new ArrayList<>(List.of(new ModelChunk.Opened("primary", "A.X-K1")));
        for (int i = 0; i < answer.length(); i += piece) {
            chunks.add(new ModelChunk.Content(answer.substring(i, Math.min(answer.length(), i + piece))));
        }
        chunks.add(new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));
        return Multi.createFrom().iterable(chunks);
    }

    private Grounding grounding() {
        return new Grounding(config(), () -> true);
    }

    private static GroundingConfig config() {
        return Settings.mapping(
                GroundingConfig.class,
                Map.of("assistant.grounding.instead.ko", INSTEAD_KO, "assistant.grounding.instead.en", INSTEAD_EN));
    }
}
