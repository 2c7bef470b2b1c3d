package telecom.assistant.channel.voice.twiml;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The TwiML documents that we send. */
final class Twiml {

    /** There is nothing more to do with the call. */
    static final String EMPTY = "<Response/>";

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private Twiml() {}

    /**
     * Connects the call to us.
     *
     * @param action what the platform requests when the connection is over
     * @param relay the attributes of the connection
     * @param parameters what the platform sends back to us when it connects
     */
    static String connect(String action, Map<String, String> relay, Map<String, String> parameters) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement("Response");
            xml.writeStartElement("Connect");
            xml.writeAttribute("action", action);
            xml.writeStartElement("ConversationRelay");
            for (Map.Entry<String, String> attribute : relay.entrySet()) {
                xml.writeAttribute(attribute.getKey(), attribute.getValue());
            }
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                xml.writeEmptyElement("Parameter");
                xml.writeAttribute("name", parameter.getKey());
                xml.writeAttribute("value", parameter.getValue());
            }
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to a string failed", e);
        }
        return text.toString();
    }
}
