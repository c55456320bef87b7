package vn.lienthong.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.record.Text;

/** Child rows as the contract's chapter on digests writes them. */
final class RowsDigest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = "\u001d";
  private static final char MEMBER = '\u001c';
  private static final char ENDED = '\u001b';
  private static final String ELEMENT = "\u001a";

  private RowsDigest() {}

  /**
   * @param canonical the rows in the order of their identities, which is the contract's order too
   */
  static String text(ChildRows rows, String canonical) {
    List<Field> members = rows.fields().stream().sorted(Comparator.comparing(Field::name)).toList();
    StringBuilder text = new StringBuilder(canonical.length());
    String between = "";
    for (JsonNode row : parsed(canonical)) {
      text.append(between);
      between = ROW;
      for (Field member : members) {
        String value = row.path(member.name()).asText("");
        if (!value.isEmpty()) {
          text.append(member.name()).append(MEMBER).append(written(member, value)).append(ENDED);
        }
      }
    }
    return text.toString();
  }

  private static String written(Field member, String value) {
    String clean = Text.clean(value);
    return member.type() == FieldType.LIST ? clean.replace("\n", ELEMENT) : clean;
  }

  private static JsonNode parsed(String canonical) {
    try {
      return JSON.readTree(canonical);
    } catch (JsonProcessingException other) {
      throw new IllegalArgumentException("not the text of child rows");
    }
  }
}
