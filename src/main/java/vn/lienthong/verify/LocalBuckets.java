package vn.lienthong.verify;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/**
 * The records that the nation should hold, by bucket. Only ids, keys and digests are kept, sorted
 * in a file if there are many, so that memory does not grow with the table.
 */
final class LocalBuckets implements AutoCloseable {
  private static final String DIGEST = "digest";
  private static final int IN_MEMORY = 20_000;
  private static final HexFormat HEX = HexFormat.of();

  private final RecordDigest digests;
  private final int digits;
  private final SortedSpool spool;

  /**
   * One record as it should be.
   *
   * @param digest in hexadecimal
   */
  record Expected(Key key, String digest) {}

  /**
   * @param digits how long a bucket's name is
   */
  LocalBuckets(Path folder, RecordDigest digests, int digits) {
    this.digests = digests;
    this.digits = digits;
    this.spool = new SortedSpool(folder, List.of(DIGEST), IN_MEMORY);
  }

  /** So many digits that a bucket holds some thirty records. */
  static int digitsFor(long records) {
    int digits = 1;
    for (long buckets = 16; buckets * 32 < records && digits < 4; buckets *= 16) {
      digits++;
    }
    return digits;
  }

  int digits() {
    return digits;
  }

  void put(String id, Key key, Map<String, @Nullable String> values) {
    String digest = HEX.formatHex(digests.of(id, values));
    Key place = Key.of(digests.bucket(id, digits), id);
    spool.put(new Row(place, Map.of(DIGEST, digest), new Handle(key.text(), 0, false), List.of()));
  }

  /** Every bucket that is not empty, by name. */
  Map<String, Bucket> all() {
    Map<String, Bucket> buckets = new LinkedHashMap<>();
    try (RowCursor rows = spool.sorted()) {
      String name = null;
      int count = 0;
      MessageDigest sum = RecordDigest.sha256();
      while (rows.hasNext()) {
        Row row = rows.next();
        if (name != null && !name.equals(row.key().code())) {
          buckets.put(name, new Bucket(count, HEX.formatHex(sum.digest())));
          count = 0;
        }
        name = row.key().code();
        count++;
        sum.update(HEX.parseHex(digest(row)));
      }
      if (name != null) {
        buckets.put(name, new Bucket(count, HEX.formatHex(sum.digest())));
      }
    }
    return buckets;
  }

  /** The records of these buckets, by id. */
  Map<String, Expected> in(Set<String> names) {
    Map<String, Expected> found = new LinkedHashMap<>();
    try (RowCursor rows = spool.sorted()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (names.contains(row.key().code())) {
          Key key = Key.parse(row.handle().id());
          found.put(row.key().parts().get(1), new Expected(key, digest(row)));
        }
      }
    }
    return found;
  }

  private static String digest(Row row) {
    return Objects.requireNonNull(row.value(DIGEST));
  }

  @Override
  public void close() {
    spool.close();
  }
}
