package telecom.assistant.integration.attackers;

import java.net.URI;
import java.util.Map;
import telecom.assistant.integration.harness.MeddledLine;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.TelnyxKey;

/** The gateway that the tests of this package attack. They share it, because each start takes time. */
final class Attacked {

    static final String TWILIO_TOKEN = "auth-token-of-a-platform";
    static final TelnyxKey TELNYX = new TelnyxKey("the platform");
    static final String ADMIN_TOKEN = "admin-token-of-a-test";

    /** What signs the tokens of chats. An attacker does not know it; the tests make expired tokens with it. */
    static final String TOKEN_KEY = "key-of-the-tokens-of-a-test-0123456789";

    /** What attackers send and no log may have. */
    static final String PLANTED_NUMBER = "821098761234";

    static final String PLANTED_WORD = "쌍둥이바람개비";

    static final MeddledLine LINE =
            MeddledLine.to(() -> World.stackAlone().smsc().port());

    private Attacked() {}

    static World world() {
        return World.with(Map.of(
                "ASSISTANT_VOICE_AUTH_TOKEN",
                TWILIO_TOKEN,
                "ASSISTANT_VOICE_TELNYX_PUBLIC_KEY",
                TELNYX.publicKey(),
                "ASSISTANT_ADMIN_TOKEN",
                ADMIN_TOKEN,
                "ASSISTANT_WEB_DIRECT_LINE_TOKEN_KEY",
                TOKEN_KEY,
                "ASSISTANT_REQUESTS_BODY_WITHIN",
                "2S",
                "ASSISTANT_SMS_SMPP_PORT",
                String.valueOf(LINE.port()),
                "ASSISTANT_SMS_SMPP_RECONNECT_MIN",
                "0.1S"));
    }

    static URI at(World world) {
        return URI.create(world.gateway().baseUrl());
    }
}
