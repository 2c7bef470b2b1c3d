package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.knowledge.Article;
import telecom.assistant.gateway.knowledge.Article.Audience;
import telecom.assistant.store.knowledge.QuestionGap;

/** Which turns count as questions that nothing answered. */
class UnansweredTest {

    private static final Article ROAMING =
            new Article("pass", "ko", "바로 로밍 요금", Audience.SUBSCRIBERS, "roaming", "해외 로밍은 하루 9,900원이에요.", null, null);

    private final EngineUnderTest engine = new EngineUnderTest(List.of(ROAMING));

    @Test
    void countsAQuestionThatNoArticleAnswers() {
        engine.say(WEB, "위성 전화는 되나요?");
        engine.model.reply().say("잘 모르겠어요.").finish();

        assertThat(engine.unanswered())
                .extracting(QuestionGap::example, QuestionGap::reason)
                .containsExactly(tuple("위성 전화는 되나요?", "NO_ARTICLE"));
    }

    @Test
    void countsNoQuestionThatAnArticleAnswers() {
        engine.say(WEB, "해외 로밍 얼마예요?");
        engine.model.reply().say("하루 9,900원이에요.").finish();

        assertThat(engine.unanswered()).isEmpty();
    }

    @Test
    void countsAQuestionWhoseAnswerHadAFigureFromNowhere() {
        engine.say(WEB, "해외 로밍 얼마예요?");
        engine.model.reply().say("해외 로밍은 하루 8,800원이에요. 그래요.").finish();
        engine.model.reply().say("앱에서 확인해 주세요.").finish();

        assertThat(engine.unanswered()).extracting(QuestionGap::reason).containsExactly("FIGURE_WITHHELD");
    }

    @Test
    void countsNoQuestionThatAToolAnswers() {
        engine.say(WEB, "제 위성 전화 잔액 얼마예요?");
        engine.model
                .reply()
                .call(engine.tool.description().name(), "{\"what\":\"balance\"}")
                .finish();
        engine.tool.last().answer("{\"balance\":[1]}");
        engine.model.reply().say("확인했어요.").finish();

        assertThat(engine.unanswered()).isEmpty();
    }

    @Test
    void countsNoQuestionWhileThereAreNoArticles() {
        EngineUnderTest without = new EngineUnderTest();
        without.say(WEB, "위성 전화는 되나요?");
        without.model.reply().say("잘 모르겠어요.").finish();

        assertThat(without.unanswered()).isEmpty();
    }
}
