package vn.lienthong.national.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records in a dialect's spelling, and reads them back into the contract's. */
final class Spelled {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private final Dialect.Spelling spelling;
  private final DateTimeFormatter date;
  private final boolean iso;

  /** True and false: a number, or a text. */
  private final List<Object> flags;

  Spelled(Dialect.Spelling spelling) {
    this.spelling = spelling;
    this.date =
        DateTimeFormatter.ofPattern(spelling.date().replace("yyyy", "uuuu"))
            .withResolverStyle(ResolverStyle.STRICT);
    this.iso = spelling.date().equals(Dialect.Spelling.ISO);
    this.flags = spelling.booleans().stream().map(Spelled::flag).toList();
  }

  private static Object flag(String text) {
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
  }

  /** Copies the value that the parser stands on, reworded. */
  void write(JsonParser ours, JsonGenerator theirs, Vocabulary words) throws IOException {
    write(ours, theirs, words, Vocabulary.Kind.OTHER);
  }

  private void write(JsonParser ours, JsonGenerator theirs, Vocabulary words, Vocabulary.Kind kind)
      throws IOException {
    switch (ours.currentToken()) {
      case START_OBJECT -> {
        theirs.writeStartObject();
        while (ours.nextToken() != JsonToken.END_OBJECT) {
          Vocabulary.Word word = words.ours(ours.currentName());
          if (ours.nextToken() == JsonToken.VALUE_NULL && !spelling.nulls()) {
            continue;
          }
          theirs.writeFieldName(word.theirs());
          write(ours, theirs, word.below(), word.kind());
        }
        theirs.writeEndObject();
      }
      case START_ARRAY -> {
        theirs.writeStartArray();
        while (ours.nextToken() != JsonToken.END_ARRAY) {
          write(ours, theirs, words, kind);
        }
        theirs.writeEndArray();
      }
      case VALUE_STRING ->
          theirs.writeString(
              kind == Vocabulary.Kind.DATE ? theirs(ours.getText()) : ours.getText());
      case VALUE_TRUE, VALUE_FALSE -> flag(theirs, ours.getBooleanValue());
      default -> theirs.copyCurrentEventExact(ours);
    }
  }

  private String theirs(String day) {
    try {
      return iso ? day : LocalDate.parse(day).format(date);
    } catch (DateTimeException none) {
      return day;
    }
  }

  private void flag(JsonGenerator theirs, boolean flag) throws IOException {
    if (flags.isEmpty()) {
      theirs.writeBoolean(flag);
    } else if (flags.get(flag ? 0 : 1) instanceof Integer number) {
      theirs.writeNumber(number);
    } else {
      theirs.writeString(spelling.booleans().get(flag ? 0 : 1));
    }
  }

  /** The record in the contract's spelling; what does not fit stays, and is refused further on. */
  JsonNode read(JsonNode theirs, Vocabulary words) {
    return read(theirs, words, Vocabulary.Kind.OTHER);
  }

  private JsonNode read(JsonNode theirs, Vocabulary words, Vocabulary.Kind kind) {
    if (theirs.isObject()) {
      ObjectNode ours = NODES.objectNode();
      theirs
          .fields()
          .forEachRemaining(
              member -> {
                Vocabulary.Word word = words.theirs(member.getKey());
                ours.set(word.ours(), read(member.getValue(), word.below(), word.kind()));
              });
      return ours;
    }
    if (theirs.isArray()) {
      ArrayNode ours = NODES.arrayNode(theirs.size());
      theirs.forEach(item -> ours.add(read(item, words, kind)));
      return ours;
    }
    return switch (kind) {
      case DATE -> ours(theirs);
      case BOOLEAN -> flag(theirs);
      case NUMBER -> number(theirs);
      case NAME -> theirs.isTextual() ? TextNode.valueOf(words.way(theirs.textValue())) : theirs;
      case OTHER -> theirs;
    };
  }

  private JsonNode ours(JsonNode day) {
    if (iso || !day.isTextual()) {
      return day;
    }
    try {
      return TextNode.valueOf(LocalDate.parse(day.textValue(), date).toString());
    } catch (DateTimeException other) {
      return day;
    }
  }

  private JsonNode flag(JsonNode flag) {
    int which = spelling.booleans().indexOf(flag.asText());
    return which < 0 ? flag : BooleanNode.valueOf(which == 0);
  }

  /** Some write numbers as texts. */
  private static JsonNode number(JsonNode number) {
    BigDecimal value = number.isTextual() ? decimal(number.textValue()) : null;
    return value == null ? number : DecimalNode.valueOf(value);
  }

  private static @Nullable BigDecimal decimal(String text) {
    try {
      return text.length() > 40 ? null : new BigDecimal(text);
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
