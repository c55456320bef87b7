package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/** Texts in order. Blanks around an element and empty elements are not part of it. */
final class ListShape implements Shape {
  private static final String BETWEEN = "\n";

  private final String separator;
  private final Pattern split;

  ListShape(String separator) {
    this.separator = separator;
    this.split = Pattern.compile(Pattern.quote(separator));
  }

  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return joined(Arrays.asList(split.split(raw.toString())));
  }

  @Override
  public Object toColumn(String canonical) {
    return String.join(separator, elements(canonical));
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    if (!node.isArray()) {
      throw new Unfit("list-shape", "a list of texts");
    }
    List<String> elements = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      if (!element.isTextual()) {
        throw new Unfit("list-shape", "a list of texts");
      }
      // the column could not tell this element from two
      if (element.textValue().contains(separator)) {
        throw new Unfit("list-shape", "no separator within an element");
      }
      elements.add(element.textValue());
    }
    return joined(elements);
  }

  @Override
  public void write(JsonGenerator json, String canonical) throws IOException {
    json.writeStartArray();
    for (String element : elements(canonical)) {
      json.writeString(element);
    }
    json.writeEndArray();
  }

  @Override
  public Object toJson(String canonical) {
    return elements(canonical);
  }

  private static List<String> elements(String canonical) {
    return Arrays.stream(canonical.split(BETWEEN, -1)).map(Text::clean).toList();
  }

  private static @Nullable String joined(List<String> found) throws Unfit {
    List<String> elements = new ArrayList<>(found.size());
    for (String raw : found) {
      String element = TextShape.asFound(raw.strip());
      if (element != null && element.contains(BETWEEN)) {
        throw new Unfit("list-shape", "no line break within an element");
      }
      if (element != null) {
        elements.add(element);
      }
    }
    return elements.isEmpty() ? null : String.join(BETWEEN, elements);
  }
}
