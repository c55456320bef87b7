package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and digests of records, as the contract's chapter on digests says. */
final class Digests {
  private static final int MOST_RECORDS = 10_000;
  private static final int DIGITS = 8;

  private record Line(long bucket, byte[] digest) {
    static Line of(ResultSet rows) throws SQLException {
      return new Line(rows.getLong(2), rows.getBytes(3));
    }

    String name() {
      return HexFormat.of().toHexDigits(bucket, DIGITS);
    }
  }

  private static final class Bucket {
    private final MessageDigest digest = sha256();
    private int count;
  }

  private Digests() {}

  /** The buckets whose names begin with the prefix, and are some digits longer. */
  static ArrayNode buckets(Scan scan, String prefix, int depth) throws SQLException {
    Map<String, Bucket> buckets = new TreeMap<>();
    scan.walk(
        "id, bucket, digest",
        Line::of,
        "",
        (id, line) -> {
          String name = line.name();
          if (name.startsWith(prefix)) {
            String digits = name.substring(0, prefix.length() + depth);
            Bucket bucket = buckets.computeIfAbsent(digits, n -> new Bucket());
            bucket.count++;
            bucket.digest.update(line.digest());
          }
          return true;
        });
    ArrayNode list = Json.MAPPER.createArrayNode();
    buckets.forEach(
        (name, bucket) ->
            list.addObject()
                .put("prefix", name)
                .put("count", bucket.count)
                .put("digest", HexFormat.of().formatHex(bucket.digest.digest())));
    return list;
  }

  /** The records in the buckets of those names. */
  static ArrayNode records(Scan scan, List<String> prefixes) throws SQLException {
    ArrayNode list = Json.MAPPER.createArrayNode();
    scan.walk(
        "id, bucket, digest",
        Line::of,
        "",
        (id, line) -> {
          if (prefixes.stream().anyMatch(line.name()::startsWith)) {
            if (list.size() == MOST_RECORDS) {
              throw Refusal.tooLarge("more than " + MOST_RECORDS + " records");
            }
            list.addObject().put("id", id).put("digest", HexFormat.of().formatHex(line.digest()));
          }
          return true;
        });
    return list;
  }

  /** The bucket of an id, as a number of 32 bits. */
  static long bucket(String id) {
    return ByteBuffer.wrap(sha256().digest(utf8(id))).getInt() & 0xFFFF_FFFFL;
  }

  /** The digest of one record. */
  static byte[] of(Shape shape, Stored record) {
    StringBuilder text = new StringBuilder(512);
    text.append("id\u001f").append(record.id()).append('\u001e');
    for (Map.Entry<String, FieldRule> field : shape.digested().entrySet()) {
      JsonNode value = record.json().path(field.getKey());
      if (!Canonical.none(value)) {
        text.append(field.getKey()).append('\u001f');
        Canonical.append(text, field.getValue(), value);
        text.append('\u001e');
      }
    }
    return sha256().digest(utf8(text.toString()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
