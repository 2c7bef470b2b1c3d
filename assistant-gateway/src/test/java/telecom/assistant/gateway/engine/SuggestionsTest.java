package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeskEvent.SuggestionsExpired;
import telecom.assistant.channel.event.DeskEvent.SuggestionsOffered;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.desk.StoredSuggestions.Settled;

/** What the assistant proposes to an agent, and what becomes of it. */
class SuggestionsTest {

    private static final String PROPOSED = "{\"suggestions\":[{\"text\":\"확인해 드릴게요\",\"confidence\":0.8}]}";

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void proposesRepliesToTheUtteranceThatLedToTheHandoff() {
        askForAnAgent();

        engine.model.suggestions().say(PROPOSED).finish();

        SuggestionsOffered offered = engine.published.the(SuggestionsOffered.class);
        assertThat(offered.basedOnUtterance())
                .isEqualTo(engine.stored.said("상담원 바꿔줘").id());
        assertThat(offered.suggestions()).hasSize(1);
        assertThat(engine.suggestions.offered()).isEqualTo(offered.suggestions());
    }

    @Test
    void expiresSuggestionsWhenTheSubscriberWritesAgain() {
        askForAnAgent();
        engine.model.suggestions().say(PROPOSED).finish();
        engine.published.clear();

        engine.say(WEB, "아직인가요?");

        assertThat(engine.published.the(SuggestionsExpired.class).basedOnUtterance())
                .isEqualTo(engine.stored.said("상담원 바꿔줘").id());
    }

    @Test
    void stopsWritingSuggestionsThatAreOutOfDate() {
        askForAnAgent();
        FakeModel.Answer outdated = engine.model.suggestions();

        engine.say(WEB, "아직인가요?");

        assertThat(outdated.isCancelled()).isTrue();
        assertThat(engine.model.answers(Purpose.SUGGESTION)).hasSize(2);
    }

    @Test
    void offersNothingWhenTheModelProposesNothing() {
        askForAnAgent();

        engine.model.suggestions().say("no idea").finish();
        engine.model.suggestions().say("no idea").finish();

        assertThat(engine.published.of(SuggestionsOffered.class)).isEmpty();
    }

    @Test
    void settlesAnUnchangedSuggestionAsAccepted() {
        handOff();
        UUID suggestion = propose();

        speak("확인해 드릴게요", suggestion);

        assertThat(engine.suggestions.settled())
                .containsExactly(new Settled(suggestion, SuggestionOutcome.ACCEPTED, "확인해 드릴게요", 0));
    }

    @Test
    void settlesAChangedSuggestionAsEditedWithItsDistance() {
        handOff();
        UUID suggestion = propose();

        speak("확인해 드릴게요!", suggestion);

        assertThat(engine.suggestions.settled())
                .containsExactly(new Settled(suggestion, SuggestionOutcome.EDITED, "확인해 드릴게요!", 1));
    }

    @Test
    void storesARejection() {
        handOff();
        UUID suggestion = propose();

        engine.deliver(
                new InboundEvent.SuggestionRated(engine.conversation(), JIWOO, suggestion, SuggestionOutcome.REJECTED));

        assertThat(engine.suggestions.settled())
                .extracting(Settled::outcome)
                .containsExactly(SuggestionOutcome.REJECTED);
    }

    @Test
    void withdrawsSuggestionsWhenTheAgentHandsBack() {
        handOff();
        propose();
        engine.published.clear();

        engine.deliver(new InboundEvent.AgentLeft(engine.conversation(), JIWOO));

        assertThat(engine.published.of(SuggestionsExpired.class)).hasSize(1);
    }

    @Test
    void keepsOnlyTheNewSetInTheStore() {
        askForAnAgent();
        engine.model.suggestions().say(PROPOSED).finish();

        engine.say(WEB, "아직인가요?");
        engine.model.suggestions().say(PROPOSED).finish();

        assertThat(engine.suggestions.offered()).hasSize(2);
        assertThat(engine.suggestions.standing())
                .containsExactly(engine.suggestions.offered().get(1));
    }

    @Test
    void notifiesTheDeskThatTheOldSetExpiredBeforeItOffersTheNewOne() {
        askForAnAgent();
        engine.model.suggestions().say(PROPOSED).finish();
        engine.published.clear();

        engine.say(WEB, "아직인가요?");
        engine.model.suggestions().say(PROPOSED).finish();

        assertThat(engine.deskKinds()).containsSubsequence("SuggestionsExpired", "SuggestionsOffered");
    }

    @Test
    void notifiesTheDeskThatSuggestionsOfADeadEngineHaveExpired() {
        handOff();
        propose();
        engine.restart();
        engine.published.clear();

        engine.say(WEB, "아직인가요?");

        assertThat(engine.published.the(SuggestionsExpired.class).basedOnUtterance())
                .isNull();
    }

    @Test
    void expiresTheSuggestionsOfADeadEngineInTheStore() {
        handOff();
        propose();
        engine.restart();

        engine.say(WEB, "아직인가요?");

        assertThat(engine.suggestions.standing()).isEmpty();
    }

    private void askForAnAgent() {
        engine.say(WEB, "상담원 바꿔줘");
        engine.model.reply().call("transfer_to_agent", "{}").finish();
    }

    private void handOff() {
        askForAnAgent();
        engine.join(JIWOO);
    }

    private UUID propose() {
        engine.model.suggestions().say(PROPOSED).finish();
        return engine.suggestions.offered().get(0).suggestionId();
    }

    private void speak(String text, UUID suggestion) {
        engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, text, suggestion));
    }
}
