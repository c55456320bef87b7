package vn.lienthong.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks into the buckets that differ: which of their records do? */
final class Drill {
  private static final int BUCKETS_AT_ONCE = 100;
  private static final int RECORDS_AT_ONCE = 5_000;
  private static final int MOST_RECORDS = 50_000;

  private final Deque<String> left = new ArrayDeque<>();
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private Map<String, LocalBuckets.Expected> expected = Map.of();
  private long confirmed;
  private int unlisted;

  /** Compares the buckets; those that are alike are confirmed. */
  void compare(LocalBuckets local, Map<String, Bucket> here, Map<String, Bucket> there) {
    Set<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    int records = 0;
    for (String name : names) {
      Bucket ours = here.get(name);
      if (ours != null && ours.equals(there.get(name))) {
        confirmed += ours.count();
      } else if (records > MOST_RECORDS) {
        unlisted++;
      } else {
        int size = Math.max(count(ours), count(there.get(name)));
        sizes.put(name, size);
        records += size;
      }
    }
    left.addAll(sizes.keySet());
    expected = new TreeMap<>(left.isEmpty() ? Map.of() : local.in(sizes.keySet()));
  }

  private static int count(@Nullable Bucket bucket) {
    return bucket == null ? 0 : bucket.count();
  }

  boolean more() {
    return !left.isEmpty();
  }

  /** The buckets whose records are asked for next; an answer holds a limited number of them. */
  List<String> ask() {
    List<String> asked = new ArrayList<>();
    int records = 0;
    while (!left.isEmpty() && asked.size() < BUCKETS_AT_ONCE && records < RECORDS_AT_ONCE) {
      String name = left.remove();
      asked.add(name);
      records += sizes.getOrDefault(name, 0);
    }
    return asked;
  }

  /**
   * @param records of the buckets asked for: id and digest of each
   */
  void take(JsonNode records) {
    for (JsonNode record : records) {
      take(record.path("id").asText(), record.path("digest").asText());
    }
  }

  /** The same of all buckets that differ, where the nation's records were read. */
  void take(LocalBuckets there) {
    if (!left.isEmpty()) {
      there.in(Set.copyOf(left)).forEach((id, record) -> take(id, record.digest()));
      left.clear();
    }
  }

  private void take(String id, String there) {
    LocalBuckets.Expected here = expected.remove(id);
    if (here != null && here.digest().equals(there)) {
      confirmed++;
    } else {
      doubts.add(new Doubt(id, here == null ? null : here.key(), here != null, true));
    }
  }

  /** What is doubtful, once all was asked for. */
  List<Doubt> doubts() {
    expected.forEach((id, here) -> doubts.add(new Doubt(id, here.key(), true, false)));
    expected.clear();
    return doubts;
  }

  long confirmed() {
    return confirmed;
  }

  int unlisted() {
    return unlisted;
  }
}
