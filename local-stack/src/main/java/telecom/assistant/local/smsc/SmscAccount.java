package telecom.assistant.local.smsc;

/** What an ESME binds with, and the service number it answers for. Public, for loopback only. */
public record SmscAccount(String systemId, String password, String address) {
    public static final SmscAccount LOCAL = new SmscAccount("assistant", "loopback", "114");
}
