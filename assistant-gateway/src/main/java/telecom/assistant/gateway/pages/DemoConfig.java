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

    /** Whether the phone page and {@code /demo} are served; even then, only to this machine. */
    @WithDefault("false")
    boolean enabled();

    /**
     * The address at which the SMSC stand-in serves handsets. Without it the phone shows no texts, because a real SMSC
     * is connected.
     */
    Optional<URI> handsetUrl();

    /** Which parts are stand-ins and labelled as such: any of {@code model}, {@code smsc} and {@code bss}. */
    Optional<List<String>> standIns();

    /** The operator's number that the phone sends texts to. */
    @WithDefault("114")
    String smsAddress();

    /** The operator's number that the phone calls. */
    @WithDefault("114")
    String voiceNumber();

    /** The subscribers that the phone can act for; three made-up ones if none is named. */
    Optional<List<Subscriber>> subscribers();

    /** The most pages that may watch the events at a time. */
    @WithDefault("16")
    int watcherLimit();

    /** How often a quiet event stream shows that it is still alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A made-up subscriber. */
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
