package vn.lienthong.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a record in a flow: the values of its identity fields, in the mapping's order.
 *
 * <p>Parts are NFC without trailing blanks, so that one record has one key whichever normal form or
 * padding a side uses. Keys order by the unsigned bytes of their UTF-8 parts, the first part first.
 */
public final class Key implements Comparable<Key> {
  private static final char BETWEEN = '\u001f';
  private final byte[] bytes;

  /** Made of the bytes when somebody asks; any thread that makes them anew makes the same. */
  private @Nullable List<String> parts;

  private Key(List<String> parts) {
    this.parts = parts;
    String text = parts.size() == 1 ? parts.get(0) : String.join(String.valueOf(BETWEEN), parts);
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  private Key(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Key of(String... parts) {
    return of(Arrays.asList(parts));
  }

  /**
   * @throws IllegalArgumentException if there is no part, or one is empty or has control characters
   */
  public static Key of(List<String> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a key needs at least one part");
    }
    if (parts.size() == 1) {
      return new Key(List.of(clean(parts.get(0))));
    }
    List<String> clean = new ArrayList<>(parts.size());
    parts.forEach(part -> clean.add(clean(part)));
    return new Key(List.copyOf(clean));
  }

  private static String clean(String part) {
    String text = Text.clean(part);
    boolean printable = !text.isEmpty();
    for (int i = 0; i < text.length() && printable; i++) {
      printable = !Character.isISOControl(text.charAt(i));
    }
    if (!printable) {
      throw new IllegalArgumentException("a key's part is empty or has control characters");
    }
    return text;
  }

  /** The key written as {@link #text()} writes it: parts between bars, {@code \|} for a bar. */
  public static Key parse(String text) {
    return of(split(text));
  }

  /** The parts of a text that {@link #join} wrote, as they are. */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      } else if (c == '|') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Parts between bars, {@code \|} for a bar and {@code \\} for a backslash. */
  public static String join(List<String> parts) {
    if (parts.size() == 1) {
      return joined(parts.get(0));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : "|").append(joined(parts.get(i)));
    }
    return text.toString();
  }

  /** A part as {@link #join} writes it. */
  private static String joined(String part) {
    return part.indexOf('|') < 0 && part.indexOf('\\') < 0
        ? part
        : part.replace("\\", "\\\\").replace("|", "\\|");
  }

  /** The key of its stored {@link #bytes()}. */
  public static Key ofBytes(byte[] bytes) {
    return new Key(bytes.clone());
  }

  public List<String> parts() {
    List<String> known = parts;
    if (known == null) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      known = List.of(text.split(String.valueOf(BETWEEN), -1));
      parts = known;
    }
    return known;
  }

  /** The first part: what other records refer to, such as a unit's code. */
  public String code() {
    return parts().get(0);
  }

  /** UTF-8 parts with U+001F between them; sorts as the key does. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** For people and commands: {@code 03388|2025-07-01}. */
  public String text() {
    return join(parts());
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
