package telecom.assistant.local.smsc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jsmpp.bean.MessageRequest;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * The content of a submit_sm: a whole text, or part {@code number} of {@code total} of the message {@code reference}.
 * Understands both forms of the user data header, the SAR parameters and {@code message_payload}.
 */
record MessagePart(int reference, int total, int number, String text) {
    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;

    static MessagePart of(MessageRequest request) {
        Coding coding = Coding.of(request.getDataCoding());
        byte[] content = content(request);
        if (request.isUdhi() && content.length > 0) {
            return withHeader(content, coding);
        }
        int total = number(request, Tag.SAR_TOTAL_SEGMENTS, 1);
        int number = number(request, Tag.SAR_SEGMENT_SEQNUM, 1);
        return new MessagePart(number(request, Tag.SAR_MSG_REF_NUM, 0), total, number, coding.decode(content));
    }

    private static byte[] content(MessageRequest request) {
        OptionalParameter payload = request.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : request.getShortMessage();
    }

    private static MessagePart withHeader(byte[] content, Coding coding) {
        int headerLength = Math.min(content.length, (content[0] & 0xFF) + 1);
        String text = coding.decode(Arrays.copyOfRange(content, headerLength, content.length));
        ByteBuffer header = ByteBuffer.wrap(content, 1, headerLength - 1);
        while (header.remaining() >= 2) {
            int element = header.get();
            int length = Math.min(header.get() & 0xFF, header.remaining());
            if (element == CONCATENATED_8_BIT && length == 3) {
                return new MessagePart(header.get() & 0xFF, header.get() & 0xFF, header.get() & 0xFF, text);
            }
            if (element == CONCATENATED_16_BIT && length == 4) {
                return new MessagePart(header.getShort() & 0xFFFF, header.get() & 0xFF, header.get() & 0xFF, text);
            }
            header.position(header.position() + length);
        }
        return new MessagePart(0, 1, 1, text);
    }

    private static int number(MessageRequest request, Tag tag, int fallback) {
        OptionalParameter parameter = request.getOptionalParameter(tag);
        if (parameter instanceof OptionalParameter.Short value) {
            return value.getValue() & 0xFFFF;
        }
        return parameter instanceof OptionalParameter.Byte value ? value.getValue() & 0xFF : fallback;
    }
}
