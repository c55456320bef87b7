package vn.lienthong.national.poor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import vn.lienthong.national.Lack;
import vn.lienthong.national.dialect.Dialect;

/**
 * Gives records what the endpoint does not: an id made of the identity, and a version made of what
 * the record says, so that it is another one whenever the record is.
 *
 * @param identity the fields whose values together occur once
 */
record Marks(Dialect dialect, List<String> identity) {
  private static final int MOST_ZEROS = 1000;

  ObjectNode on(ObjectNode record) {
    if (record.path("id").asText("").isEmpty()) {
      record.put("id", id(record));
    }
    if (!dialect.can(Lack.VERSION)) {
      record.put("phienBan", version(record));
    }
    return record;
  }

  /** Empty if a part is missing. */
  String id(JsonNode record) {
    StringJoiner id = new StringJoiner(":");
    for (String field : identity) {
      String part = record.path(field).asText("");
      if (part.isEmpty() || part.equals("null")) {
        return "";
      }
      id.add(part);
    }
    return id.toString();
  }

  /**
   * Negative, for it tells another state and not an older one; the order of members, and null or
   * nothing, make no difference.
   */
  static long version(JsonNode record) {
    StringBuilder text = new StringBuilder();
    say(record, text);
    byte[] hash = sha256().digest(text.toString().getBytes(UTF_8));
    return ByteBuffer.wrap(hash).getLong() | Long.MIN_VALUE;
  }

  private static void say(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      names.remove("phienBan");
      for (String name : names) {
        JsonNode member = node.path(name);
        if (!member.isNull() && (member.isValueNode() || !member.isEmpty())) {
          text.append(name).append('\u001f');
          say(member, text);
        }
      }
    } else if (node.isArray()) {
      node.forEach(item -> say(item, text));
    } else {
      text.append(
          node.isNumber() ? plain(node.decimalValue().stripTrailingZeros()) : node.asText());
    }
    text.append('\u001e');
  }

  /** Written plainly, 1e999999999 would fill the memory. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_ZEROS
        ? number.toString()
        : number.toPlainString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
