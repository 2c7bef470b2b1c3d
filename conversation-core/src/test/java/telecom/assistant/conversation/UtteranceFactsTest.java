package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

class UtteranceFactsTest {

    private static final String DISCLOSURE = "An AI answers.";
    private static final String TRANSFER = "An agent will go on.";
    private static final String TEXT = DISCLOSURE + "\n5 GB. 😀 " + TRANSFER;
    private static final UtteranceFacts FACTS = new UtteranceFacts(
            ReplyEnding.HANDED_OVER,
            List.of(
                    new SystemPart(Phrase.DISCLOSURE, 0, DISCLOSURE.length()),
                    new SystemPart(Phrase.TRANSFER, TEXT.indexOf(TRANSFER), TRANSFER.length())),
            null);

    @Test
    void separatesTheAuthorsTextFromTheSystemsPhrases() {
        assertThat(FACTS.authorsOwn(TEXT)).isEqualTo("5 GB. 😀");
        assertThat(systemsOwn(FACTS, TEXT)).containsExactly(DISCLOSURE, TRANSFER);
    }

    @Test
    void leavesOneSpaceWhereASystemPhraseWas() {
        UtteranceFacts lookedUp =
                new UtteranceFacts(ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.LOOKING_UP, 6, 11)), null);

        assertThat(lookedUp.authorsOwn("Sure. One moment. 5 GB.")).isEqualTo("Sure. 5 GB.");
    }

    @Test
    void attributesEverythingToTheAuthorIfNothingIsKnown() {
        assertThat(UtteranceFacts.NONE.authorsOwn(TEXT)).isEqualTo(TEXT);
        assertThat(systemsOwn(UtteranceFacts.NONE, TEXT)).isEmpty();
    }

    @Test
    void attributesNothingToTheAuthorOfASystemPhrase() {
        UtteranceFacts apology = UtteranceFacts.said(Phrase.APOLOGY, "Not now.");

        assertThat(apology.authorsOwn("Not now.")).isEmpty();
        assertThat(systemsOwn(apology, "Not now.")).containsExactly("Not now.");
    }

    @Test
    void clipsPartsThatReachBeyondTheText() {
        String shorter = DISCLOSURE.substring(0, 5);

        assertThat(FACTS.authorsOwn(shorter)).isEmpty();
        assertThat(systemsOwn(FACTS, shorter)).containsExactly(shorter, "");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "14, 1", "15, 1", "24, 1", "25, 2", "44, 2", "45, 2"})
    void cutsTheSystemPartsWithTheText(int length, int parts) {
        UtteranceFacts cut = FACTS.cutTo(length);

        assertThat(cut.systemParts()).hasSize(parts).allMatch(part -> part.length() > 0 && part.end() <= length);
        assertThat(cut.ending()).isEqualTo(ReplyEnding.HANDED_OVER);
    }

    @Test
    void attributesTheTextCorrectlyWhereverItIsCut() {
        for (int length = 0; length <= TEXT.length(); length++) {
            String reached = TEXT.substring(0, length);
            UtteranceFacts cut = FACTS.cutTo(length);

            assertThat(cut.authorsOwn(reached)).isEqualTo(FACTS.authorsOwn(reached));
            assertThat(String.join("", systemsOwn(cut, reached)))
                    .isEqualTo(String.join("", systemsOwn(FACTS, reached)));
        }
    }

    @Test
    void cutsTheSystemPartsWhenAnUtteranceIsShortened() {
        UtteranceRecord reply = Utterances.of(TEXT).with(FACTS);

        assertThat(reply.corrected("An AI", UtteranceState.INTERRUPTED).facts().systemParts())
                .containsExactly(new SystemPart(Phrase.DISCLOSURE, 0, 5));
    }

    @Test
    void keepsTheReasonForNonDelivery() {
        UtteranceFacts lost = FACTS.withUndelivered(new Undelivered(Undelivered.Reason.REFUSED, "30003"));

        assertThat(lost.cutTo(3).undelivered()).isEqualTo(new Undelivered(Undelivered.Reason.REFUSED, "30003"));
        assertThat(lost.ending()).isEqualTo(ReplyEnding.HANDED_OVER);
        assertThat(lost.systemParts()).isEqualTo(FACTS.systemParts());
    }

    /** The system's own phrases, as far as the text contains them. */
    private static List<String> systemsOwn(UtteranceFacts facts, String text) {
        return facts.systemParts().stream()
                .map(part -> text.substring(Math.min(part.from(), text.length()), Math.min(part.end(), text.length())))
                .toList();
    }
}
