package vn.lienthong.services;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/**
 * What is answered: records, and where they stand among the others.
 *
 * @param page of the contract's {@code Page}, without nulls
 */
record Answer(Sheaf data, Map<String, Object> page) {
  byte[] bytes(String trace, Instant now) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(data.size() + 1_000);
    whole.writeBytes(ascii("{\"code\":\"OK\",\"message\":\"\",\"data\":["));
    data.writeTo(whole);
    whole.writeBytes(ascii("],\"page\":"));
    whole.writeBytes(Sheaf.json(page));
    whole.writeBytes(ascii(",\"traceId\":\"" + trace + "\",\"serverTime\":\"" + now + "\"}"));
    return whole.toByteArray();
  }

  /** The envelope of a refusal. */
  static byte[] refusal(Denial denial, String trace, Instant now) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("code", denial.code());
    envelope.put("message", denial.text());
    envelope.put("parameter", denial.parameter());
    envelope.put("nearest", denial.nearest());
    envelope.put("traceId", trace);
    envelope.put("serverTime", now.toString());
    envelope.values().removeIf(value -> value == null);
    return Sheaf.json(envelope);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
