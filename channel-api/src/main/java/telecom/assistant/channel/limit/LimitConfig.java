package telecom.assistant.channel.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/**
 * Limits for calls and chats. Each node counts separately. The limits for texts are under {@code assistant.sms.inbound}
 * and are counted in the store.
 */
@ConfigMapping(prefix = "assistant.limits")
public interface LimitConfig {

    /** How many messages of one subscriber are passed on in each {@link #period}; 0 for no limit. */
    @WithDefault("30")
    int messages();

    /** The period over which all of these limits are counted. */
    @WithDefault("1m")
    Duration period();

    Loops loops();

    Address address();

    /**
     * How many subscribers and addresses are remembered. Beyond that, the ones that have been silent longest are
     * dropped.
     */
    @WithDefault("100000")
    int remembered();

    /** The answer to a subscriber who has sent too many messages, given once per period. */
    @WithName("too-many.ko")
    @WithDefault("한꺼번에 너무 많은 메시지가 왔습니다. 잠시 후에 다시 말씀해 주세요.")
    String tooManyInKorean();

    /** The same in English. */
    @WithName("too-many.en")
    @WithDefault("That was too many messages at once. Please try again in a minute.")
    String tooManyInEnglish();

    /** The answer to a subscriber who keeps sending the same message. */
    @WithName("repeated.ko")
    @WithDefault("같은 말씀이 되풀이되어 더는 답하지 않습니다. 다르게 말씀해 주시거나, 상담원과 이야기하시려면 \"상담원\"이라고 해 주세요.")
    String repeatedInKorean();

    /** The same in English. */
    @WithName("repeated.en")
    @WithDefault("You have said the same several times, so I won't answer it again. "
            + "Please put it differently, or say \"agent\" to talk to a person.")
    String repeatedInEnglish();

    /** Protection against machines that answer each of our messages. */
    interface Loops {

        /** How many messages with the same content are answered, the last one with {@code repeated}; 0 for no limit. */
        @WithDefault("3")
        int answers();

        /** How long a message is remembered. */
        @WithDefault("10m")
        Duration window();
    }

    /**
     * Limits for each IP address other than a loopback address. Behind a proxy, the client's address is known only with
     * {@code quarkus.http.proxy.proxy-address-forwarding}. Many subscribers of a mobile network share one address.
     */
    interface Address {

        /** How many requests are served in each period; 0 for no limit. */
        @WithDefault("6000")
        int requests();

        /**
         * How many wrong secrets and tokens are checked in a period before further ones are refused unseen; 0 for no
         * limit.
         */
        @WithDefault("20")
        int wrongCredentials();
    }
}
