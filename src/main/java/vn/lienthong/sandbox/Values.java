package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** When two values are the same. */
final class Values {
  private Values() {}

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
