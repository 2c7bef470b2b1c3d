package telecom.assistant.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import telecom.assistant.store.conversation.RecordedConversation;
import telecom.assistant.store.conversation.RecordedConversations;

/** Enforces the direction of dependencies that docs/architecture.md describes. */
@AnalyzeClasses(packages = "telecom.assistant", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependenciesTest {

    private static final String OURS = "telecom.assistant..";
    private static final String[] CHANNEL_API = {
        "telecom.assistant.channel",
        "telecom.assistant.channel.event",
        "telecom.assistant.channel.faultinjection",
        "telecom.assistant.channel.flow",
        "telecom.assistant.channel.http",
        "telecom.assistant.channel.kafka",
        "telecom.assistant.channel.limit",
        "telecom.assistant.channel.personal"
    };
    private static final String[] CHANNELS = {
        "telecom.assistant.channel.voice..", "telecom.assistant.channel.sms..", "telecom.assistant.channel.web.."
    };
    private static final String MODEL = "telecom.assistant.model..";
    private static final String CORE = "telecom.assistant.conversation..";
    private static final String STORE = "telecom.assistant.store..";
    private static final String EVALUATION = "telecom.assistant.gateway.evaluation..";
    private static final String GATEWAY = "telecom.assistant.gateway..";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("telecom.assistant.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule channelsDoNotDependOnEachOther = slices().matching(
                    "telecom.assistant.channel.(voice|sms|web)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule channelsKnowNeitherTheGatewayNorTheModel = noClasses()
            .that()
            .resideInAnyPackage(CHANNELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GATEWAY, MODEL);

    @ArchTest
    static final ArchRule theModelClientDependsOnNoOtherModule = dependsOnNoOtherModuleThan(MODEL);

    @ArchTest
    static final ArchRule theChannelApiDependsOnNoOtherModule = classes()
            .that()
            .resideInAnyPackage(CHANNEL_API)
            .should()
            .onlyDependOnClassesThat(notOurs().or(JavaClass.Predicates.resideInAnyPackage(CHANNEL_API)));

    /** The core decides about turns. It gets all its input as arguments and calls no other module. */
    @ArchTest
    static final ArchRule theCoreKnowsOnlyEventsAndTheJdk = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "java..", CORE, "telecom.assistant.channel", "telecom.assistant.channel.event"));

    @ArchTest
    static final ArchRule theStoreKnowsOnlyTheCoreAndTheChannelApi = classes()
            .that()
            .resideInAPackage(STORE)
            .should()
            .onlyDependOnClassesThat(notOurs()
                    .or(JavaClass.Predicates.resideInAnyPackage(STORE, CORE))
                    .or(JavaClass.Predicates.resideInAnyPackage(CHANNEL_API)));

    @ArchTest
    static final ArchRule theGatewayDoesNotDependOnChannels = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHANNELS);

    @ArchTest
    static final ArchRule theEngineDependsOnNeitherTheDeskNorThePages = noClasses()
            .that()
            .resideInAPackage("telecom.assistant.gateway.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("telecom.assistant.gateway.desk..", "telecom.assistant.gateway.pages..");

    @ArchTest
    static final ArchRule packagesOfTheGatewayHaveNoCycles =
            slices().matching("telecom.assistant.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheModelClientHaveNoCycles =
            slices().matching("telecom.assistant.model.(*)..").should().beFreeOfCycles();

    /** A candidate's answers must reach only the reader of the report. */
    @ArchTest
    static final ArchRule evaluationsDependOnNothingThatReachesSubscribersOrAgents = noClasses()
            .that()
            .resideInAPackage(EVALUATION)
            .should()
            .transitivelyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye.reactive.messaging..",
                    "org.eclipse.microprofile.reactive.messaging..",
                    "telecom.assistant.channel.kafka..",
                    "telecom.assistant.gateway.engine..",
                    "telecom.assistant.gateway.desk.."));

    /** An evaluation may read recordings but must not change them. */
    @ArchTest
    static final ArchRule anEvaluationReadsOnlyRecordings = classes()
            .that()
            .resideInAPackage(EVALUATION)
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage(STORE)
                    .or(JavaClass.Predicates.belongToAnyOf(RecordedConversations.class, RecordedConversation.class)));

    private static ArchRule dependsOnNoOtherModuleThan(String module) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(notOurs().or(JavaClass.Predicates.resideInAPackage(module)));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return JavaClass.Predicates.resideOutsideOfPackage(OURS);
    }
}
