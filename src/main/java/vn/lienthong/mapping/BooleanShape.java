package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes or no; a column may keep 0/1 or Y/N. */
final class BooleanShape implements Shape {
  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return switch (raw.toString().stripTrailing().toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "true", "t", "1", "y", "yes" -> "true";
      case "false", "f", "0", "n", "no" -> "false";
      default -> throw new Unfit("boolean-shape", "true or false");
    };
  }

  @Override
  public Object toColumn(String canonical) {
    return Boolean.valueOf(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    if (!node.isBoolean()) {
      throw new Unfit("boolean-shape", "true or false");
    }
    return node.asText();
  }

  @Override
  public void write(JsonGenerator json, String canonical) throws IOException {
    json.writeBoolean(canonical.equals("true"));
  }

  @Override
  public Object toJson(String canonical) {
    return Boolean.valueOf(canonical);
  }
}
