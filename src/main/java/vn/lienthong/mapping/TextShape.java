package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/** Any text, as found. */
final class TextShape implements Shape {
  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return asFound(raw.toString());
  }

  @Override
  public Object toColumn(String canonical) {
    return Text.clean(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    if (!node.isTextual()) {
      throw new Unfit("text-shape", "a text");
    }
    return asFound(node.textValue());
  }

  @Override
  public Object toJson(String canonical) {
    return Text.clean(canonical);
  }

  /** Refuses what a database or JSON cannot carry: control characters and halves of a pair. */
  static @Nullable String asFound(String text) throws Unfit {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
        throw new Unfit("control-character", "printable text");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new Unfit("control-character", "whole characters");
        }
        i++;
      }
    }
    return text.isEmpty() ? null : text;
  }
}
