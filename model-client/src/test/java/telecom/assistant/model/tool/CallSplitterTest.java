package telecom.assistant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallSplitterTest {

    private static final String BILL = "{\"name\": \"bill\", \"arguments\": {}}";

    private final StringBuilder prose = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private final CallSplitter splitter = new CallSplitter(prose::append, calls::add);

    @Test
    void passesProseOnAtOnce() {
        splitter.feed("이번 달 ");

        assertThat(prose).hasToString("이번 달 ");
    }

    @Test
    void holdsBackOnlyWhatMayBeTheBeginningOfATag() {
        splitter.feed("요금은 <tool");

        assertThat(prose).hasToString("요금은 ");
    }

    @Test
    void passesHeldTextOnWhenItTurnsOutToBeProse() {
        splitter.feed("1 <");
        splitter.feed("tool_box> 2");

        assertThat(prose).hasToString("1 <tool_box> 2");
        assertThat(calls).isEmpty();
    }

    @Test
    void passesHeldTextOnWhenNothingFollows() {
        read("use <tool_ca");

        assertThat(prose).hasToString("use <tool_ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "``` %s```", "```tool_call\n%s\n```\n", "```\n\n%s\n \n```"})
    void treatsAFenceAroundACallAsPartOfIt(String fence) {
        read("네. " + fence.formatted("<tool_call>" + BILL + "</tool_call>"));

        assertThat(prose).hasToString("네. ");
        assertThat(calls).containsExactly(BILL);
    }

    @Test
    void acceptsOneFenceAroundSeveralCalls() {
        String call = "<tool_call>" + BILL + "</tool_call>\n";

        read("```\n" + call + call + "```");

        assertThat(prose).isEmpty();
        assertThat(calls).containsExactly(BILL, BILL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```java\nint a;\n```", "`code`", "a ``` b", "``", "```json"})
    void leavesOtherFencesAlone(String text) {
        read(text);

        assertThat(prose).hasToString(text);
    }

    @Test
    void keepsProseButNotBareWhiteSpaceBetweenAndAfterCalls() {
        String call = "<tool_call>" + BILL + "</tool_call>";

        read("A" + call + "\n\n" + call + " B " + call + "\n");

        assertThat(prose).hasToString("A B ");
        assertThat(calls).hasSize(3);
    }

    @Test
    void ignoresAClosingTagWithinAString() {
        String body = "{\"name\": \"memo\", \"arguments\": {\"text\": \"</tool_call> \\\" </tool_call> \\\\\"}}";

        read("<tool_call>" + body + "</tool_call>");

        assertThat(calls).containsExactly(body);
        assertThat(prose).isEmpty();
    }

    @Test
    void endsACallWithOneQuotationMarkTooMany() {
        read("<tool_call>{\"name\": \"bill\"\"}</tool_call>\n<tool_call>" + BILL + "</tool_call>그리고");

        assertThat(calls).containsExactly("{\"name\": \"bill\"\"}", BILL);
        assertThat(prose).hasToString("그리고");
    }

    @Test
    void letsTheNextCallCloseAnUnclosedOne() {
        read("<tool_call>" + BILL + "<tool_call>" + BILL + "</tool_call>");

        assertThat(calls).containsExactly(BILL, BILL);
    }

    @Test
    void acceptsAnUnclosedCallAtTheEnd() {
        read("<tool_call>\n" + BILL);

        assertThat(calls).containsExactly("\n" + BILL);
    }

    @Test
    void treatsAMentionOfTheTagAsProse() {
        read("Write <tool_call> first.");

        assertThat(prose).hasToString("Write <tool_call> first.");
        assertThat(calls).isEmpty();
    }

    @Test
    void dropsWhatWasCutOffWithinATagOrACall() {
        splitter.feed("<tool_call>" + BILL + "</tool_call><tool_call>{\"name\": \"us");
        splitter.end(true);

        assertThat(calls).containsExactly(BILL);
        assertThat(prose).isEmpty();
    }

    @Test
    void readsTheSameHoweverTheTextIsCutIntoThree() {
        String text =
                "네 <b>, `x`\n```json\n<tool_call>\n{\"name\": \"메모\", \"arguments\": {\"a\": \"</tool_call>\\\\\"}}"
                        + "\n</tool_call>\n```\n\n<tool_call>{}</tool_call>\n끝 <tool_";
        read(text);
        String expectedProse = prose.toString();
        List<String> expectedCalls = List.copyOf(calls);
        assertThat(expectedProse).isEqualTo("네 <b>, `x`\n\n끝 <tool_");
        assertThat(expectedCalls).hasSize(2);

        for (int one = 0; one <= text.length(); one++) {
            for (int two = one; two <= text.length(); two++) {
                StringBuilder said = new StringBuilder();
                List<String> called = new ArrayList<>();
                CallSplitter pieces = new CallSplitter(said::append, called::add);
                pieces.feed(text.substring(0, one));
                pieces.feed(text.substring(one, two));
                pieces.feed(text.substring(two));
                pieces.end(false);
                assertThat(said.toString()).as("%d %d", one, two).isEqualTo(expectedProse);
                assertThat(called).as("%d %d", one, two).isEqualTo(expectedCalls);
            }
        }
    }

    @Test
    void readsTheSameLetterByLetter() {
        String text = "A <tool_call>" + BILL + "</tool_call> B `<tool_call>" + BILL + "</tool_call>";

        text.chars().forEach(letter -> splitter.feed(Character.toString(letter)));
        splitter.end(false);

        assertThat(prose).hasToString("A  B `");
        assertThat(calls).containsExactly(BILL, BILL);
    }

    private void read(String text) {
        splitter.feed(text);
        splitter.end(false);
    }
}
