package telecom.assistant.channel.sms.smpp;

/** Against npm's {@code smpp}. Its receipts write the id in decimal where its responses write it in hexadecimal. */
class NodeSmscTest extends ForeignSmscTest {

    @Override
    ForeignSmsc start() throws Exception {
        return new NodeSmsc();
    }
}
