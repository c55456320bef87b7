package vn.lienthong.bench.race;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/** Which records came, how often, and what is said of each. */
final class Came {
  private static final byte[] ID = "\"id\":\"".getBytes(US_ASCII);
  private static final byte[] INDEX = "{\"index\":".getBytes(US_ASCII);
  private static final byte[] ITS_ID = ",\"id\":\"".getBytes(US_ASCII);
  private static final byte[] REST =
      "\",\"status\":\"CREATED\",\"phienBan\":1,\"errors\":[]}".getBytes(US_ASCII);

  private BitSet numbers = new BitSet();
  private long twice;
  private long calls;
  private long bytes;

  synchronized void anew() {
    numbers = new BitSet();
    twice = 0;
    calls = 0;
    bytes = 0;
  }

  /** An id is a word and a number; within the values of records the word "id" is escaped. */
  void take(byte[] body, int length, ByteArrayOutputStream answer) {
    int[] found = new int[1_000];
    int count = 0;
    for (int at = next(body, 0, length); at >= 0; at = next(body, at, length)) {
      int number = 0;
      int end = at;
      while (body[end] != '"') {
        int digit = body[end] - '0';
        // of 12:HO0000017 the digits behind the last letter
        number = digit >= 0 && digit <= 9 ? number * 10 + digit : 0;
        end++;
      }
      if (count > 0) {
        answer.write(',');
      }
      answer.write(INDEX, 0, INDEX.length);
      answer.writeBytes(Integer.toString(count).getBytes(US_ASCII));
      answer.write(ITS_ID, 0, ITS_ID.length);
      answer.write(body, at, end - at);
      answer.write(REST, 0, REST.length);
      if (count == found.length) {
        throw new IllegalStateException("more than " + count + " records in " + length + " bytes");
      }
      found[count++] = number;
      at = end;
    }
    note(found, count, length);
  }

  private synchronized void note(int[] found, int count, int length) {
    calls++;
    bytes += length;
    for (int i = 0; i < count; i++) {
      if (numbers.get(found[i])) {
        twice++;
      }
      numbers.set(found[i]);
    }
  }

  /** Where the next id begins; -1 if there is none. */
  private static int next(byte[] body, int from, int length) {
    for (int i = from; i <= length - ID.length; i++) {
      if (body[i] == '"' && body[i + 1] == 'i' && body[i + 2] == 'd' && at(body, i)) {
        return i + ID.length;
      }
    }
    return -1;
  }

  private static boolean at(byte[] body, int from) {
    return body[from + 3] == '"' && body[from + 4] == ':' && body[from + 5] == '"';
  }

  synchronized String told() {
    return "{\"records\":%d,\"twice\":%d,\"calls\":%d,\"bytes\":%d}"
        .formatted(numbers.cardinality(), twice, calls, bytes);
  }
}
