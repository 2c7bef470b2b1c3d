package telecom.assistant.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Received;

class ReplyPatternsTest {

    @Test
    void extractsTheNumberOfTheRequest() {
        assertThat(ReplyPatterns.generation("Answer 12 to: Please answer q7x9."))
                .hasValue(12);
        assertThat(ReplyPatterns.generation(" alpha-12 bravo-13,")).hasValue(13);
        assertThat(ReplyPatterns.generation("Please answer q7x9")).isEmpty();
    }

    @Test
    void distinguishesAnswersApologiesAndParts() {
        assertThat(ReplyPatterns.kindOf("Answer 1 to: q1x1. alpha-1. Over.")).isEqualTo(Received.Kind.ANSWER);
        assertThat(ReplyPatterns.kindOf("Answer 1 to: q1x1. I'm sorry, I can't answer right now. Please"))
                .isEqualTo(Received.Kind.APOLOGY);
        assertThat(ReplyPatterns.kindOf("Answer 1 to: q1x1. alpha-1.")).isEqualTo(Received.Kind.PART);
    }
}
