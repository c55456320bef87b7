package vn.lienthong.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Held;
import vn.lienthong.record.Tuple;

/**
 * Reads a base's text as it comes, without a tree. Bases with the same fields, as those of one flow
 * mostly are, share a heading.
 */
final class BaseText {
  private static volatile Heading last = Heading.of(List.of());

  private final List<String> names = new ArrayList<>(16);
  private final List<Held> halves = new ArrayList<>(16);
  private @Nullable String id;
  private long version;

  private BaseText() {}

  /** Members that it does not know are passed over. */
  static Base read(JsonParser in) throws IOException {
    BaseText base = new BaseText();
    in.nextToken();
    for (String member = in.nextFieldName(); member != null; member = in.nextFieldName()) {
      in.nextToken();
      switch (member) {
        case "id" -> base.id = text(in);
        case "v" -> base.version = in.getLongValue();
        case "f" -> base.fields(in);
        default -> in.skipChildren();
      }
    }
    return new Base(base.id, base.version, base.fields());
  }

  private void fields(JsonParser in) throws IOException {
    for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
      in.nextToken();
      names.add(field);
      halves.add(held(in));
    }
  }

  /** The province's half, the nation's unless it is the same, the one before, flips, assumed. */
  private static Held held(JsonParser in) throws IOException {
    in.nextToken();
    String province = text(in);
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return Held.of(province, province);
    }
    String nation = text(in);
    String before = in.nextToken() == JsonToken.END_ARRAY ? null : text(in);
    int flips = 0;
    boolean assumed = false;
    while (in.currentToken() != JsonToken.END_ARRAY) {
      flips = in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : flips;
      assumed |= in.currentToken() == JsonToken.VALUE_TRUE;
      in.nextToken();
    }
    return new Held(province, nation, before, flips, assumed);
  }

  private static @Nullable String text(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : in.getText();
  }

  private Map<String, Held> fields() {
    Heading heading = last;
    if (!heading.names().equals(names)) {
      heading = Heading.of(names);
      last = heading;
    }
    if (heading.size() < names.size()) {
      Map<String, Held> fields = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        fields.put(names.get(i), halves.get(i));
      }
      return fields;
    }
    Tuple<Held> fields = new Tuple<>(heading);
    for (int place = 0; place < names.size(); place++) {
      fields.set(place, halves.get(place));
    }
    return fields.close();
  }
}
