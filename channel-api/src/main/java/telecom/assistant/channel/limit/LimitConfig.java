package telecom.assistant.channel.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Limits for calls and chats. Each node counts for itself; texts are counted in the store ({@code assistant.sms.inbound}). */
@ConfigMapping(prefix = "assistant.limits")
public interface LimitConfig {

    /** How many messages of one subscriber are passed on in each {@link #period}; 0 for any number. */
    @WithDefault("30")
    int messages();

    /** The period of all limits here. */
    @WithDefault("1m")
    Duration period();

    Loops loops();

    Address address();

    /** How many subscribers and addresses are remembered. Those that have been silent for longest are forgotten first. */
    @WithDefault("100000")
    int remembered();

    /** What a subscriber is told, once a period, who has sent too many messages. */
    @WithName("too-many.ko")
    @WithDefault("한꺼번에 너무 많은 메시지가 왔습니다. 잠시 후에 다시 말씀해 주세요.")
    String tooManyInKorean();

    /** The same in English. */
    @WithName("too-many.en")
    @WithDefault("That was too many messages at once. Please try again in a minute.")
    String tooManyInEnglish();

    /** What a subscriber is told who has sent the same message again and again. */
    @WithName("repeated.ko")
    @WithDefault("같은 말씀이 되풀이되어 더는 답하지 않습니다. 다르게 말씀해 주시거나, 상담원과 이야기하시려면 \"상담원\"이라고 해 주세요.")
    String repeatedInKorean();

    /** The same in English. */
    @WithName("repeated.en")
    @WithDefault("You have said the same several times, so I won't answer it again. "
            + "Please put it differently, or say \"agent\" to talk to a person.")
    String repeatedInEnglish();

    /** Machines that answer each of our messages. */
    interface Loops {

        /** How many messages that say the same are answered, the last with {@code repeated}; 0 for any number. */
        @WithDefault("3")
        int answers();

        /** How long a message is remembered. */
        @WithDefault("10m")
        Duration window();
    }

    /**
     * What one IP address may do, except a loopback address. Behind a proxy, addresses are those of clients only with
     * {@code quarkus.http.proxy.proxy-address-forwarding}; many subscribers of a mobile network share one address.
     */
    interface Address {

        /** How many requests are served in each period; 0 for any number. */
        @WithDefault("6000")
        int requests();

        /** After how many wrong secrets and tokens in a period no secret is looked at any more; 0 for any number. */
        @WithDefault("20")
        int wrongCredentials();
    }
}
