package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.event.TraceParent;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.turn.Limits;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.budget.BudgetConfig;
import telecom.assistant.gateway.budget.Budgets;
import telecom.assistant.gateway.classification.ClassificationConfig;
import telecom.assistant.gateway.classification.EffortJudge;
import telecom.assistant.gateway.grounding.Grounding;
import telecom.assistant.gateway.grounding.GroundingConfig;
import telecom.assistant.gateway.incident.Incidents;
import telecom.assistant.gateway.knowledge.Article;
import telecom.assistant.gateway.knowledge.GapConfig;
import telecom.assistant.gateway.knowledge.KnowledgeBase;
import telecom.assistant.gateway.knowledge.KnowledgeConfig;
import telecom.assistant.gateway.knowledge.QuestionGaps;
import telecom.assistant.gateway.prompt.PromptConfig;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.reply.Admission;
import telecom.assistant.gateway.reply.AdmissionConfig;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyStreams;
import telecom.assistant.gateway.suggestion.SuggestionWriter;
import telecom.assistant.gateway.summary.SummaryWriter;
import telecom.assistant.gateway.tool.FakeTool;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.model.structured.StructuredAnswers;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.store.consent.RecordedConsents;
import telecom.assistant.store.conversation.StoredConversations;
import telecom.assistant.store.desk.StoredSuggestions;
import telecom.assistant.store.history.RecordedErasure;
import telecom.assistant.store.knowledge.QuestionGap;
import telecom.assistant.store.knowledge.RecordedGaps;
import telecom.assistant.store.knowledge.StoredIncident;

/**
 * The turn engine for one subscriber, with everything around it in memory. Everything that does not wait for the model
 * or for a stalled store happens within the call that causes it.
 */
final class EngineUnderTest {

    static final Route WEB = new Route(Channel.WEB, "web-1", "+821000000101", "bot", 0);
    static final Route SMS = new Route(Channel.SMS, "sms-1", "+821000000101", "114", null);
    static final Route CALL = new Route(Channel.VOICE, "call-1", "+821000000101", "114", 1);
    static final Agent JIWOO = new Agent("jiwoo", "지우");
    static final SubscriberId SUBSCRIBER = new SubscriberId("someone");

    final FakeModel model = new FakeModel();
    final PublishedEvents published = new PublishedEvents();
    final StoredConversations stored = new StoredConversations();
    final StoredSuggestions suggestions = new StoredSuggestions();
    final Phrases phrases = Settings.phrases();
    final FakeTimers timers = new FakeTimers();
    final List<SubscriberId> erased = new ArrayList<>();
    final FakeTool tool = new FakeTool("look_up_something");
    final FakeOptOuts optOuts = new FakeOptOuts();
    final FakePersons persons = new FakePersons();
    final RecordedGaps gaps = new RecordedGaps();
    final List<String> consented = new ArrayList<>();

    final MeterRegistry meters = new SimpleMeterRegistry();

    /** Set before the lane is created; empty in most tests. */
    private final Incidents incidents;

    private final QuestionGaps questions;
    private final ChannelProfiles channels;
    private final TextShare texts;
    private final Engine engine;
    private Assignment assignment = new Assignment(0, 1);
    private ConversationLane lane;
    private int events;

    EngineUnderTest() {
        this(Settings.engine());
    }

    EngineUnderTest(EngineConfig config) {
        this(config, Settings.prompts());
    }

    EngineUnderTest(EngineConfig config, PromptConfig prompts) {
        this(config, Settings.channels(), prompts, Settings.admission(Map.of()), noBudget(), judgedByRules());
    }

    EngineUnderTest(EngineConfig config, ChannelProfiles channels) {
        this(config, channels, Settings.prompts(), Settings.admission(Map.of()), noBudget(), judgedByRules());
    }

    EngineUnderTest(EngineConfig config, AdmissionConfig admissions, ChannelProfiles channels) {
        this(config, channels, Settings.prompts(), admissions, noBudget(), judgedByRules());
    }

    EngineUnderTest(FaultInjection faults) {
        this(
                Settings.engine(),
                Settings.channels(),
                Settings.prompts(),
                Settings.admission(Map.of()),
                noBudget(),
                judgedByRules(),
                faults,
                List.of(),
                List.of());
    }

    EngineUnderTest(StoredIncident pinned) {
        this(
                Settings.engine(),
                Settings.channels(),
                Settings.prompts(),
                Settings.admission(Map.of()),
                noBudget(),
                judgedByRules(),
                FaultInjection.off(),
                List.of(pinned),
                List.of());
    }

    /** With articles, and figures withheld that stand in none. */
    EngineUnderTest(List<Article> articles) {
        this(
                Settings.engine(),
                Settings.channels(),
                Settings.prompts(),
                Settings.admission(Map.of()),
                noBudget(),
                judgedByRules(),
                FaultInjection.off(),
                List.of(),
                articles);
    }

    EngineUnderTest(BudgetConfig budgets) {
        this(
                Settings.engine(),
                Settings.channels(),
                Settings.prompts(),
                Settings.admission(Map.of()),
                budgets,
                judgedByRules());
    }

    EngineUnderTest(ClassificationConfig classification) {
        this(
                Settings.engine(),
                Settings.channels(),
                Settings.prompts(),
                Settings.admission(Map.of()),
                noBudget(),
                classification);
    }

    private EngineUnderTest(
            EngineConfig config,
            ChannelProfiles channels,
            PromptConfig prompts,
            AdmissionConfig admissions,
            BudgetConfig budgets,
            ClassificationConfig classification) {
        this(
                config,
                channels,
                prompts,
                admissions,
                budgets,
                classification,
                FaultInjection.off(),
                List.of(),
                List.of());
    }

    private EngineUnderTest(
            EngineConfig config,
            ChannelProfiles channels,
            PromptConfig promptConfig,
            AdmissionConfig admissions,
            BudgetConfig budgetConfig,
            ClassificationConfig classification,
            FaultInjection faults,
            List<StoredIncident> pinned,
            List<Article> known) {
        this.channels = channels;
        KnowledgeBase articles =
                KnowledgeBase.of(known, Settings.mapping(KnowledgeConfig.class, Map.of()), timers, meters);
        Grounding grounding = new Grounding(
                Settings.mapping(GroundingConfig.class, Settings.ofApplication("assistant.grounding.")), articles);
        this.incidents = Incidents.of(pinned, meters);
        questions = new QuestionGaps(articles, gaps, Settings.mapping(GapConfig.class, Map.of()), null, timers, meters);
        SubscriberConfig subscribers = Settings.subscribers();
        SubscriberIdentity identity = new SubscriberIdentity(subscribers);
        ToolRegistry registry = TestTools.standard(timers, meters, tool);
        TokenEstimate estimate = new TokenEstimate(meters);
        Prompts prompts = new Prompts(promptConfig, channels, estimate, registry, meters);
        Outbox outbox = new Outbox(published, config);
        Budgets budgets = new Budgets(budgetConfig, meters);
        StructuredAnswers structured = new StructuredAnswers(model, meters);
        texts = new TextShare(config, channels, meters);
        Limits limits = EngineRules.limits(config, subscribers);
        engine = new Engine(
                EngineRules.decider(channels, limits, phrases, budgets, Settings.signals(Map.of()), identity),
                limits,
                new EngineStore(
                        stored,
                        suggestions,
                        new RecordedConsents(consented),
                        new RecordedErasure(erased, stored),
                        config,
                        new StorePulse(config.storeTrust(), this::nanos)),
                outbox,
                new Answers(
                        new ReplyStreams(
                                model,
                                estimate,
                                Settings.guards(channels, meters, grounding),
                                new Admission(admissions, channels, timers, meters),
                                channels,
                                timers,
                                Settings.replies(),
                                phrases,
                                meters),
                        new ToolCalls(registry, Settings.tools(Map.of()), channels, outbox, optOuts, phrases),
                        new EffortJudge(structured, prompts, timers, classification, meters),
                        articles,
                        incidents,
                        persons,
                        questions),
                prompts,
                new SuggestionWriter(structured, grounding, meters),
                new SummaryWriter(model, estimate, promptConfig, meters),
                new Observer(texts, budgets, meters),
                timers,
                config,
                faults);
        lane = new ConversationLane(SUBSCRIBER, assignment, engine);
    }

    private long nanos() {
        return timers.now().toEpochMilli() * 1_000_000;
    }

    private static BudgetConfig noBudget() {
        return Settings.budgets(Map.of());
    }

    private static ClassificationConfig judgedByRules() {
        return Settings.classification(false);
    }

    /** Loses all state in memory, as a restart does. */
    void restart() {
        assignment = new Assignment(0, 1);
        lane = new ConversationLane(SUBSCRIBER, assignment, engine);
    }

    /** Lets enough time pass for the beginning of the turn in progress to be stored. */
    void waitUntilBeginningIsStored() {
        timers.pass(engine.config().beginningBehind());
    }

    /** Lets enough time pass without an answer from the store for the engine to stop relying on it. */
    void loseTrustInTheStore() {
        timers.pass(engine.config().storeTrust());
    }

    /** Whether nothing keeps the conversation in memory. */
    boolean mayLeaveMemory() {
        return lane.isIdleSince(Instant.now().plusSeconds(1));
    }

    /** The questions that nothing answered so far. */
    List<QuestionGap> unanswered() {
        questions.flush().await().atMost(Duration.ofSeconds(10));
        return gaps.written;
    }

    /** The dependencies of a node's lanes. */
    Engine engine() {
        return engine;
    }

    /** The node's share of messages that may wait. */
    TextShare texts() {
        return texts;
    }

    /** The profiles of the channels. */
    ChannelProfiles channels() {
        return channels;
    }

    /** Moves the conversation's partition to another node. */
    void losePartition() {
        assignment.end();
        lane.abandon();
    }

    /** The subscriber says something on a leg. */
    DeliveredEvent say(Route route, String text) {
        return deliver(new InboundEvent.UtteranceReceived(route, text, null, 1));
    }

    /** The agent takes over. */
    DeliveredEvent join(Agent agent) {
        return deliver(new InboundEvent.AgentJoined(conversation(), agent));
    }

    /** The caller speaks over the reply of a turn. */
    DeliveredEvent interrupt(long turn, String heard) {
        return interrupt(turn, Ids.derived("reply", conversation() + "/" + turn), heard);
    }

    /** The caller speaks over one of the replies of a turn. */
    DeliveredEvent interrupt(long turn, UUID replyId, String heard) {
        return deliver(new InboundEvent.ReplyInterrupted(CALL, conversation(), turn, replyId, heard, 1_000));
    }

    /** An event arrives. */
    DeliveredEvent deliver(InboundEvent event) {
        return deliver(event, Instant.now());
    }

    /** An event that happened at the given time arrives. */
    DeliveredEvent deliver(InboundEvent event, Instant at) {
        events++;
        return new DeliveredEvent(
                events, new Envelope<>("event-" + events, "/test", at, SUBSCRIBER, TraceParent.start(), event));
    }

    /** The subscriber says something on a leg on which this turn was the last one shown. */
    DeliveredEvent say(Route route, String text, ShownTurn shown) {
        events++;
        Envelope<InboundEvent> said = new Envelope<>(
                "event-" + events,
                "/test",
                Instant.now(),
                SUBSCRIBER,
                TraceParent.start(),
                new InboundEvent.UtteranceReceived(route, text, null, 1));
        return new DeliveredEvent(events, said.withShown(Optional.of(shown)));
    }

    UUID conversation() {
        return stored.conversation().id();
    }

    /** The events of a kind that were published to channels. */
    <E extends OutboundEvent> List<E> sent(Class<E> kind) {
        return published.of(kind);
    }

    /** The kinds of the events that were published to channels, in order. */
    List<String> sentKinds() {
        return published.of(OutboundEvent.class).stream()
                .map(EngineUnderTest::kind)
                .toList();
    }

    /** The kinds of the events that were published to the desk, in order. */
    List<String> deskKinds() {
        return published.of(DeskEvent.class).stream().map(EngineUnderTest::kind).toList();
    }

    private static String kind(Event event) {
        return event.getClass().getSimpleName();
    }

    /** An event that was delivered to the engine. */
    final class DeliveredEvent implements UnsettledEvent.Settlement {

        private final long offset;
        private final Envelope<InboundEvent> envelope;
        private final boolean replay;
        private int settled;
        private Throwable failure;
        private boolean abandoned;

        private DeliveredEvent(long offset, Envelope<InboundEvent> envelope) {
            this(offset, envelope, false);
        }

        private DeliveredEvent(long offset, Envelope<InboundEvent> envelope, boolean replay) {
            this.offset = offset;
            this.envelope = envelope;
            this.replay = replay;
            handOverToLane();
        }

        /** Kafka delivers the event once more. */
        DeliveredEvent redeliver() {
            return new DeliveredEvent(offset, envelope);
        }

        /** The event is put back at the end of its partition, as a replayed dead letter is. */
        DeliveredEvent replay() {
            events++;
            return new DeliveredEvent(events, envelope, true);
        }

        boolean isSettled() {
            return settled > 0;
        }

        int timesSettled() {
            return settled;
        }

        boolean isAbandoned() {
            return abandoned;
        }

        Throwable failure() {
            return failure;
        }

        private void handOverToLane() {
            lane.accept(
                    new UnsettledEvent(assignment, offset, envelope, replay, this, texts.count(envelope)),
                    texts.isExceeded());
        }

        @Override
        public void done() {
            settled++;
        }

        @Override
        public void failed(Throwable cause) {
            settled++;
            failure = cause;
        }

        @Override
        public void abandoned() {
            abandoned = true;
        }
    }
}
