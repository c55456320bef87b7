package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/** Yes or no; a column may keep 0/1 or Y/N, or what the mapping says. */
final class BooleanShape implements Shape {
  private final @Nullable Flags flags;

  BooleanShape(@Nullable Flags flags) {
    this.flags = flags;
  }

  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return flags == null ? usual(raw) : flagged(raw, flags);
  }

  private static @Nullable String flagged(Object raw, Flags flags) throws Unfit {
    String text = Text.clean(raw.toString());
    if (text.isEmpty()) {
      return null;
    }
    if (text.equalsIgnoreCase(flags.yes())) {
      return "true";
    }
    if (text.equalsIgnoreCase(flags.no())) {
      return "false";
    }
    throw new Unfit("boolean-shape", flags.toString());
  }

  private static @Nullable String usual(Object raw) throws Unfit {
    return switch (raw.toString().stripTrailing().toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "true", "t", "1", "y", "yes" -> "true";
      case "false", "f", "0", "n", "no" -> "false";
      default -> throw new Unfit("boolean-shape", "true or false");
    };
  }

  @Override
  public Object toColumn(String canonical) {
    boolean yes = Boolean.parseBoolean(canonical);
    return flags == null ? (Object) yes : yes ? flags.yes() : flags.no();
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
