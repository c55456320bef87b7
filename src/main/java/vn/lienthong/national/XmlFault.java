package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The fault of an API gateway that still answers in XML: {@code <fault><code>900901</code>…}. Its
 * message and description stay behind.
 */
public final class XmlFault {
  private static final int LONGEST = 10_000;
  private static final XMLInputFactory READERS = readers();

  private XmlFault() {}

  /** As the same fault in JSON; empty if the text is none. */
  public static Optional<JsonNode> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return code(READERS.createXMLStreamReader(new StringReader(text)))
          .map(
              code ->
                  JsonNodeFactory.instance
                      .objectNode()
                      .set("fault", JsonNodeFactory.instance.objectNode().put("code", code)));
    } catch (XMLStreamException broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> code(XMLStreamReader xml) throws XMLStreamException {
    boolean fault = false;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (fault && xml.getLocalName().equals("code")) {
          String code = xml.getElementText().strip();
          return code.matches("\\d{1,9}") ? Optional.of(code) : Optional.empty();
        }
        fault |= xml.getLocalName().equals("fault");
      }
    }
    return Optional.empty();
  }

  /** What a document type or an entity could reach is never fetched. */
  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return readers;
  }
}
