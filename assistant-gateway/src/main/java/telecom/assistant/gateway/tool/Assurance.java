package telecom.assistant.gateway.tool;

import telecom.assistant.channel.Route;

/** How well it is known who speaks, weakest first. */
public enum Assurance {

    /** Nothing says who it is: no number comes with the call. */
    NONE,

    /** The network says which number calls or texts; whoever holds the phone, or forges the number, is taken for it. */
    CALLER_ID,

    /** The operator's backend has vouched for a signed-in account, by the Direct Line token that it asked for. */
    APP_SESSION;

    /** What the channel of a route vouches for. */
    public static Assurance of(Route route) {
        return switch (route.channel()) {
            case WEB -> APP_SESSION;
            case VOICE, SMS -> isNumber(route.subscriberAddress()) ? CALLER_ID : NONE;
        };
    }

    /** Whether this is enough where the other is asked for. */
    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }

    private static boolean isNumber(String address) {
        return address != null && address.startsWith("+");
    }
}
