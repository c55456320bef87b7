package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A whole number. */
final class IntegerShape implements Shape {
  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    return raw instanceof Long || raw instanceof Integer || raw instanceof Short
        ? raw.toString()
        : whole(DecimalShape.number(raw));
  }

  @Override
  public Object toColumn(String canonical) {
    return number(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    return whole(DecimalShape.number(node));
  }

  @Override
  public void write(JsonGenerator json, String canonical) throws IOException {
    json.writeNumber(canonical);
  }

  @Override
  public Object toJson(String canonical) {
    return number(canonical);
  }

  private static Number number(String canonical) {
    return canonical.length() <= 18
        ? (Number) Long.valueOf(canonical)
        : (Number) new BigInteger(canonical);
  }

  private static @Nullable String whole(@Nullable BigDecimal number) throws Unfit {
    if (number == null) {
      return null;
    }
    try {
      return number.toBigIntegerExact().toString();
    } catch (ArithmeticException broken) {
      throw new Unfit("number-shape", "a whole number");
    }
  }
}
