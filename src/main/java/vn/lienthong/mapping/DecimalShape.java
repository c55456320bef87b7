package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A decimal number, in plain notation without trailing zeros after the point. */
final class DecimalShape implements Shape {
  private static final int LONGEST = 100;

  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return plain(number(raw));
  }

  @Override
  public Object toColumn(String canonical) {
    return new BigDecimal(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    return plain(number(node));
  }

  @Override
  public void write(JsonGenerator json, String canonical) throws IOException {
    json.writeNumber(canonical);
  }

  @Override
  public Object toJson(String canonical) {
    return new BigDecimal(canonical);
  }

  static @Nullable BigDecimal number(JsonNode node) throws Unfit {
    if (!node.isNumber() && !node.isTextual()) {
      throw new Unfit("number-shape", "a number");
    }
    return number((Object) node.asText());
  }

  /** Null for an empty text. */
  static @Nullable BigDecimal number(Object raw) throws Unfit {
    if (!(raw instanceof Number || raw instanceof CharSequence)) {
      throw new Unfit("number-shape", "a number");
    }
    String text = raw.toString().strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return sane(new BigDecimal(text));
    } catch (NumberFormatException broken) {
      throw new Unfit("number-shape", "a number");
    }
  }

  /** A few characters such as 1e999999999 would otherwise fill the memory once written plainly. */
  private static BigDecimal sane(BigDecimal number) throws Unfit {
    if (number.precision() > LONGEST || Math.abs((long) number.scale()) > LONGEST) {
      throw new Unfit("number-shape", "at most " + LONGEST + " digits");
    }
    return number;
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
