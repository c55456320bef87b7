package vn.lienthong.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Held;

/** The texts in which the ledger keeps what has no columns of its own; see V1__ledger.sql. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static @Nullable String ofBase(@Nullable Base base) {
    if (base == null) {
      return null;
    }
    StringWriter text = new StringWriter(256);
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      out.writeStartObject();
      if (base.nationalId() != null) {
        out.writeStringField("id", base.nationalId());
      }
      out.writeNumberField("v", base.version());
      out.writeObjectFieldStart("f");
      for (Map.Entry<String, Held> field : base.fields().entrySet()) {
        out.writeArrayFieldStart(field.getKey());
        write(out, field.getValue());
        out.writeEndArray();
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a StringWriter takes everything", impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Held held) throws IOException {
    boolean steady = held.before() == null && held.flips() == 0 && !held.assumed();
    out.writeString(held.province());
    if (!steady || !Objects.equals(held.province(), held.nation())) {
      out.writeString(held.nation());
    }
    if (!steady) {
      out.writeString(held.before());
      out.writeNumber(held.flips());
      if (held.assumed()) {
        out.writeBoolean(true);
      }
    }
  }

  static @Nullable Base base(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try (JsonParser in = MAPPER.createParser(text)) {
      return BaseText.read(in);
    } catch (IOException broken) {
      throw new LedgerFailure("the ledger holds something that is not JSON");
    }
  }

  static String ofCauses(List<Cause> causes) {
    List<@Nullable String[]> all = new ArrayList<>();
    for (Cause cause : causes) {
      all.add(new @Nullable String[] {cause.code(), cause.field(), cause.detail()});
    }
    return write(all);
  }

  static List<Cause> causes(String text) {
    if (text.equals("[]")) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    for (JsonNode cause : read(text)) {
      causes.add(
          new Cause(cause.path(0).asText(), cause.path(1).textValue(), cause.path(2).textValue()));
    }
    return List.copyOf(causes);
  }

  static String ofCounts(Counts counts) {
    return write(counts.values());
  }

  static Counts counts(String text) {
    Counts counts = Counts.none();
    for (Map.Entry<String, JsonNode> count : read(text).properties()) {
      counts = counts.plus(Count.valueOf(count.getKey()), count.getValue().intValue());
    }
    return counts;
  }

  static String ofNames(Iterable<String> names) {
    return write(names);
  }

  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    read(text).forEach(name -> names.add(name.asText()));
    return names;
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("lists and maps of texts are always JSON", impossible);
    }
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new LedgerFailure("the ledger holds something that is not JSON");
    }
  }
}
