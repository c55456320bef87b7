package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When two values are the same. */
final class Values {
  private Values() {}

  /** The same, with rows in any order; no rows are the same as null. */
  static boolean same(@Nullable RowRule rows, JsonNode a, JsonNode b) {
    if (rows == null) {
      return same(a, b);
    }
    boolean none = Canonical.none(a);
    if (none || Canonical.none(b) || !a.isArray() || !b.isArray()) {
      return none && Canonical.none(b);
    }
    List<JsonNode> ours = rows.ordered(a);
    List<JsonNode> theirs = rows.ordered(b);
    boolean same = ours.size() == theirs.size();
    for (int i = 0; same && i < ours.size(); i++) {
      JsonNode one = ours.get(i);
      JsonNode other = theirs.get(i);
      same =
          rows.members().keySet().stream()
              .allMatch(member -> same(one.path(member), other.path(member)));
    }
    return same;
  }

  /** Null and absent are the same, 1.5 and 1.50 are; text has to agree in every character. */
  static boolean same(JsonNode a, JsonNode b) {
    boolean none = a.isNull() || a.isMissingNode();
    if (none || b.isNull() || b.isMissingNode()) {
      return none && (b.isNull() || b.isMissingNode());
    }
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }

  /** Compares two "fencing number, dot, read number". */
  static int compareSources(String a, String b) {
    int fencing = part(a, 0).compareTo(part(b, 0));
    return fencing != 0 ? fencing : part(a, 1).compareTo(part(b, 1));
  }

  private static BigInteger part(String source, int which) {
    return new BigInteger(source.split("[.]")[which]);
  }
}
