package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts and digests of buckets of records, as the contract's chapter on digests says. */
final class Digests {
  private static final class Bucket {
    private final MessageDigest digest = sha256();
    private int count;
  }

  private final Shape shape;
  private final String prefix;
  private final int digits;
  private final Map<String, Bucket> buckets = new TreeMap<>();

  /** Buckets of records whose name begins with the prefix, and is some digits longer. */
  Digests(Shape shape, String prefix, int depth) {
    this.shape = shape;
    this.prefix = prefix;
    this.digits = prefix.length() + depth;
  }

  /** Takes the next record in the order of the ids. */
  boolean add(Stored record) {
    String name = HexFormat.of().formatHex(sha256().digest(utf8(record.id())));
    if (name.startsWith(prefix)) {
      Bucket bucket = buckets.computeIfAbsent(name.substring(0, digits), n -> new Bucket());
      bucket.count++;
      bucket.digest.update(of(record));
    }
    return true;
  }

  ArrayNode json() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    buckets.forEach(
        (name, bucket) ->
            list.addObject()
                .put("prefix", name)
                .put("count", bucket.count)
                .put("digest", HexFormat.of().formatHex(bucket.digest.digest())));
    return list;
  }

  /** The digest of one record. */
  byte[] of(Stored record) {
    StringBuilder text = new StringBuilder("id\u001f").append(record.id()).append('\u001e');
    for (String field : new TreeSet<>(shape.content().keySet())) {
      JsonNode value = record.json().path(field);
      boolean none = value.isNull() || value.isMissingNode() || value.isArray() && value.isEmpty();
      if (!none) {
        text.append(field).append('\u001f').append(canonical(value)).append('\u001e');
      }
    }
    return sha256().digest(utf8(text.toString()));
  }

  private static String canonical(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(canonical(part)));
      return String.join("\u001d", parts);
    }
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return Normalizer.normalize(value.asText(), Normalizer.Form.NFC);
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
