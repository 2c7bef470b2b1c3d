package telecom.assistant.gateway.pages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The demonstration: a subscriber's phone in the browser. */
@ConfigMapping(prefix = "assistant.demo")
public interface DemoConfig {

    /** Whether the phone page and {@code /demo} are served; to this machine only, even then. */
    @WithDefault("false")
    boolean enabled();

    /** Where the SMSC stand-in serves handsets; without it the phone shows no texts, because a real SMSC is connected. */
    Optional<URI> handsetUrl();

    /** Which parts are stand-ins and are labelled as such: any of {@code model}, {@code smsc}, {@code bss}. */
    Optional<List<String>> standIns();

    /** The operator's number that the phone texts. */
    @WithDefault("114")
    String smsAddress();

    /** The operator's number that the phone calls. */
    @WithDefault("114")
    String voiceNumber();

    /** Whose phone it can be; three invented subscribers when none is named. */
    Optional<List<Subscriber>> subscribers();

    /** Most pages that may watch the events at once. */
    @WithDefault("16")
    int watcherLimit();

    /** How often a quiet event stream shows that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** An invented subscriber. */
    interface Subscriber {

        /** The app account. */
        String id();

        /** The name as the subscriber writes it. */
        String name();

        /** The name in Latin letters. */
        String nameEn();

        /** The number, E.164. */
        String number();

        /** The plan's name in Korean. */
        String plan();

        /** The plan's name in English. */
        String planEn();

        /** The subscriber's language, {@code ko} or {@code en}. */
        String language();
    }
}
