package telecom.assistant.channel.voice.twiml;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffVerb;

/** The TwiML documents that we send (Twilio, "TwiML for Programmable Voice"). */
final class Twiml {

    /** There is nothing more to do with the call, which ends. */
    static final String EMPTY = "<Response/>";

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private Twiml() {}

    /**
     * Connects the call to us ("TwiML Voice: ConversationRelay").
     *
     * @param action what the platform requests when the connection is over
     * @param relay the attributes of the connection
     * @param parameters what the platform sends back to us when it connects
     */
    static String connect(String action, Map<String, String> relay, Map<String, String> parameters) {
        return response(xml -> {
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
        });
    }

    /** Hands the call on ("TwiML Voice: Dial", "Enqueue", "Redirect"). */
    static String handOff(HandoffVerb verb, String to) {
        return response(xml -> {
            xml.writeStartElement(
                    switch (verb) {
                        case DIAL -> "Dial";
                        case ENQUEUE -> "Enqueue";
                        case REDIRECT -> "Redirect";
                    });
            xml.writeCharacters(to);
        });
    }

    /**
     * Says something and ends the call ("TwiML Voice: Say", "Hangup").
     *
     * @param locale the platform's name for the language
     */
    static String sayAndHangUp(String words, String locale) {
        return response(xml -> {
            xml.writeStartElement("Say");
            xml.writeAttribute("language", locale);
            xml.writeCharacters(words);
            xml.writeEndElement();
            xml.writeEmptyElement("Hangup");
        });
    }

    private static String response(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement("Response");
            content.writeTo(xml);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to a string failed", e);
        }
        return text.toString();
    }

    private interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }
}
