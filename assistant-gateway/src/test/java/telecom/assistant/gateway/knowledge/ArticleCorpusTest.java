package telecom.assistant.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.knowledge.Article.Audience;

/** Checks the search with questions as people ask them. The corpus was written before the search. */
class ArticleCorpusTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private final ArticleIndex index = ArticleIndex.empty(Articles.TERMS).with(Articles.shipped());

    private record Question(String part, String article, String text) {
        boolean hasAnswer() {
            return !article.equals("-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "held"})
    void findsTheArticleAmongTheFirstThreeForNineOfTenQuestions(String part) throws IOException {
        List<String> missed = new ArrayList<>();
        List<Question> asked =
                questions(part).stream().filter(Question::hasAnswer).toList();
        asked.stream()
                .filter(question -> !found(question).contains(question.article()))
                .forEach(question -> missed.add(question + " " + found(question)));
        assertThat(missed).hasSizeLessThanOrEqualTo(asked.size() / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "held"})
    void findsNothingForQuestionsThatNoArticleAnswers(String part) throws IOException {
        assertThat(questions(part).stream().filter(question -> !question.hasAnswer()))
                .hasSize(10)
                .allSatisfy(question -> assertThat(found(question)).isEmpty());
    }

    private List<String> found(Question question) {
        String language = question.text().matches(".*[가-힣].*") ? "ko" : "en";
        return index.find(question.text(), language, Audience.SUBSCRIBERS, DAY, 3).stream()
                .map(Article::id)
                .toList();
    }

    private static List<Question> questions(String part) throws IOException {
        try (InputStream in = ArticleCorpusTest.class.getResourceAsStream("/knowledge/questions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(part + "\t"))
                    .map(line -> line.split("\t"))
                    .map(fields -> new Question(fields[0], fields[1], fields[2]))
                    .toList();
        }
    }
}
