package telecom.assistant.store.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.Database;

@QuarkusTest
@WithTestResource(Database.class)
class QuestionGapStoreIT {

    @Inject
    QuestionGapStore store;

    private final String form = "form-" + UUID.randomUUID();

    @Test
    void countsEqualQuestionsAsOne() {
        await(store.add(List.of(gap("NO_ARTICLE", 3), gap("FIGURE_WITHHELD", 1))));
        await(store.add(List.of(gap("NO_ARTICLE", 4))));

        assertThat(stored())
                .extracting(QuestionGap::reason, QuestionGap::asked)
                .containsExactly(tuple("NO_ARTICLE", 7L), tuple("FIGURE_WITHHELD", 1L));
        assertThat(stored().get(0).example()).isEqualTo("위성 전화 되나요?");
        assertThat(stored().get(0).lastAt()).isEqualTo(NOON);
    }

    @Test
    void removesWhatIsAnsweredNow() {
        await(store.add(List.of(gap("NO_ARTICLE", 1))));
        UUID id = stored().get(0).id();

        assertThat(await(store.remove(id))).isTrue();
        assertThat(await(store.remove(id))).isFalse();
        assertThat(stored()).isEmpty();
    }

    private List<QuestionGap> stored() {
        return await(store.mostAsked(1_000)).stream()
                .filter(gap -> gap.form().equals(form))
                .toList();
    }

    private QuestionGap gap(String reason, long asked) {
        return new QuestionGap(null, "ko", reason, form, "other", "위성 전화 되나요?", asked, NOON, NOON);
    }
}
