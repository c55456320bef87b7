package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A day. A column's time of day is not part of it. */
final class DateShape implements Shape {
  private static final int LENGTH = "yyyy-MM-dd".length();

  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    if (raw instanceof LocalDate day) {
      return day(day.toString());
    }
    boolean timed =
        raw instanceof Date
            || raw instanceof LocalDateTime
            || raw instanceof OffsetDateTime
            || raw instanceof ZonedDateTime;
    if (!timed && !(raw instanceof CharSequence)) {
      throw new Unfit("date-shape", "a date");
    }
    // a JDBC date or timestamp writes itself with its day first, in the zone it was read in
    String text = raw.toString().stripTrailing();
    return day(timed && text.length() > LENGTH ? text.substring(0, LENGTH) : text);
  }

  @Override
  public Object toColumn(String canonical) {
    return LocalDate.parse(canonical);
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    if (!node.isTextual()) {
      throw new Unfit("date-shape", "yyyy-MM-dd");
    }
    return day(node.textValue().stripTrailing());
  }

  @Override
  public void write(JsonGenerator json, String canonical) throws IOException {
    json.writeString(canonical);
  }

  @Override
  public Object toJson(String canonical) {
    return canonical;
  }

  private static @Nullable String day(String text) throws Unfit {
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new Unfit("date-shape", "yyyy-MM-dd");
    }
    try {
      LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, LENGTH));
      return text;
    } catch (DateTimeException noSuchDay) {
      throw new Unfit("date-shape", "a day that exists");
    }
  }

  private static int number(String text, int from, int to) throws Unfit {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new Unfit("date-shape", "yyyy-MM-dd");
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
