package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/**
 * A code: a text whose leading zeros count, so a number is refused. Padding after it is not part of
 * it; a blank before or within it is a fault.
 */
final class CodeShape implements Shape {
  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    if (!(raw instanceof CharSequence || raw instanceof Character)) {
      throw new Unfit("code-shape", "a text, so that leading zeros count");
    }
    return code(raw.toString());
  }

  @Override
  public Object toColumn(String canonical) {
    return Text.clean(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    if (!node.isTextual()) {
      throw new Unfit("code-shape", "a text, so that leading zeros count");
    }
    return code(node.textValue());
  }

  @Override
  public Object toJson(String canonical) {
    return Text.clean(canonical);
  }

  private static @Nullable String code(String text) throws Unfit {
    String code = Text.clean(text);
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if ((c <= ' ' || c > '~') && blank(c)) {
        throw new Unfit("code-shape", "no blank in a code");
      }
    }
    return code.isEmpty() ? null : code;
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
