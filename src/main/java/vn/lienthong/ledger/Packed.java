package vn.lienthong.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * The keys of a receipt, each with eight bytes of fingerprint: two bytes of length, the key's
 * bytes, the fingerprint. One after the other as they were sent.
 */
public final class Packed {
  /** Stands in the fingerprint's place if the record was withdrawn. */
  public static final long WITHDRAWN = 0;

  /** Stands in its place if what was sent is no longer known. */
  public static final long FORGOTTEN = 1;

  private static final int BITS_PER_KEY = 10;
  private static final int PROBES = 5;

  private final byte[] bytes;
  private final int records;
  private @Nullable Outline outline;

  /** By what a receipt with some key is found. */
  private record Outline(byte[] lowest, byte[] highest, byte[] sieve) {}

  private Packed(byte[] bytes, int records, @Nullable Outline outline) {
    this.bytes = bytes;
    this.records = records;
    this.outline = outline;
  }

  static Packed of(byte[] bytes, int records) {
    return new Packed(bytes, records, null);
  }

  /** Told of every record. */
  @FunctionalInterface
  public interface Visitor {
    void record(Key key, long fingerprint);
  }

  /** Collects records. */
  public static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    private byte[] lowest = {};
    private byte[] highest = {};
    private long[] hashes = new long[16];
    private int records;

    public Builder add(Key key, long fingerprint) {
      byte[] name = key.bytes();
      bytes.write(name.length >>> 8);
      bytes.write(name.length);
      bytes.writeBytes(name);
      bytes.writeBytes(number.putLong(0, fingerprint).array());
      lowest = records == 0 || Arrays.compareUnsigned(name, lowest) < 0 ? name : lowest;
      highest = Arrays.compareUnsigned(name, highest) > 0 ? name : highest;
      if (records == hashes.length) {
        hashes = Arrays.copyOf(hashes, records * 2);
      }
      hashes[records++] = hash(key);
      return this;
    }

    public Packed build() {
      return new Packed(bytes.toByteArray(), records, outline());
    }

    private Outline outline() {
      byte[] sieve = new byte[(records * BITS_PER_KEY + 7) / 8 + 1];
      for (int i = 0; i < records; i++) {
        probes(hashes[i], sieve.length * 8, bit -> set(sieve, bit));
      }
      return new Outline(lowest, highest, sieve);
    }
  }

  public int records() {
    return records;
  }

  public void each(Visitor visitor) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      byte[] name = new byte[in.getShort() & 0xffff];
      in.get(name);
      visitor.record(Key.ofBytes(name), in.getLong());
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** The first or the last key's bytes in the keys' order. */
  byte[] outermost(boolean first) {
    return first ? outline().lowest : outline().highest;
  }

  /** A Bloom filter of the keys. */
  byte[] sieve() {
    return outline().sieve;
  }

  private Outline outline() {
    Outline known = outline;
    if (known == null) {
      Builder again = new Builder();
      each(again::add);
      known = again.outline();
      outline = known;
    }
    return known;
  }

  /** Whether the sieve may hold the key; if not, it certainly does not. */
  static boolean mayHold(byte[] sieve, long hash) {
    boolean[] all = {true};
    probes(hash, sieve.length * 8, bit -> all[0] &= (sieve[bit >>> 3] & 1 << (bit & 7)) != 0);
    return all[0];
  }

  private static void set(byte[] sieve, int bit) {
    sieve[bit >>> 3] |= (byte) (1 << (bit & 7));
  }

  private static void probes(long hash, int bits, java.util.function.IntConsumer probe) {
    int step = (int) (hash >>> 32) | 1;
    int place = (int) hash;
    for (int i = 0; i < PROBES; i++) {
      probe.accept(Integer.remainderUnsigned(place, bits));
      place += step;
    }
  }

  /** Stands for a key where only sets of eight bytes are kept. */
  public static long fingerprint(Key key) {
    return hash(key);
  }

  /** FNV-1a, well mixed; it is stored and must never change. */
  static long hash(Key key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key.text().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return hash ^ hash >>> 32;
  }
}
