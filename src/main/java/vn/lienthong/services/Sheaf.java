package vn.lienthong.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;

/** The records of one answer as JSON, up to a size: what does not fit goes with the next page. */
final class Sheaf {
  static final int LARGEST = 2 * 1024 * 1024;
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int records;
  private int leftOut;

  /** False if the record does not fit any more; the first one always does. */
  boolean add(Object record) {
    byte[] text = json(record);
    if (records > 0 && bytes.size() + text.length > LARGEST) {
      return false;
    }
    if (records++ > 0) {
      bytes.write(',');
    }
    bytes.writeBytes(text);
    return true;
  }

  /** A record that cannot be read whole; half of one would be taken for all of it. */
  void leaveOut() {
    leftOut++;
  }

  int leftOut() {
    return leftOut;
  }

  int records() {
    return records;
  }

  int size() {
    return bytes.size();
  }

  void writeTo(ByteArrayOutputStream whole) {
    whole.writeBytes(bytes.toByteArray());
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not writable: " + value.getClass().getName(), broken);
    }
  }
}
