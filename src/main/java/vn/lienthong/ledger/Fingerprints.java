package vn.lienthong.ledger;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.LongStream;

/** A set of eight-byte fingerprints, eight bytes each in memory and in the ledger. */
public final class Fingerprints {
  private final long[] sorted;

  private Fingerprints(long[] sorted) {
    this.sorted = sorted;
  }

  public static Fingerprints of(LongStream fingerprints) {
    return new Fingerprints(fingerprints.sorted().distinct().toArray());
  }

  /** Of texts of sixteen hexadecimal digits, as {@link vn.lienthong.record.Fingerprint} writes. */
  public static Fingerprints ofTexts(Collection<String> texts) {
    return of(texts.stream().mapToLong(HexFormat::fromHexDigitsToLong));
  }

  static Fingerprints ofBytes(byte[] bytes) {
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] all = new long[longs.remaining()];
    longs.get(all);
    return new Fingerprints(all);
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
    bytes.asLongBuffer().put(sorted);
    return bytes.array();
  }

  /** Ascending. */
  public LongStream longs() {
    return java.util.Arrays.stream(sorted);
  }

  public boolean contains(long fingerprint) {
    return Arrays.binarySearch(sorted, fingerprint) >= 0;
  }

  public boolean contains(String text) {
    return contains(HexFormat.fromHexDigitsToLong(text));
  }

  public int size() {
    return sorted.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprints that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return sorted.length + " fingerprints";
  }
}
