package vn.lienthong.national;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** Words one flow's calls of the ministry's API. */
public final class NationalRequests {
  private final Lenses lenses;
  private final Mapping mapping;
  private final NationalIds ids;
  private final Clock clock;
  private final Endpoint endpoint;

  /**
   * @param clock of the day at which a mapping with {@code slice: current} looks
   */
  public NationalRequests(Lenses lenses, NationalIds ids, Clock clock) {
    this(lenses, ids, clock, Endpoint.WHOLE);
  }

  public NationalRequests(Lenses lenses, NationalIds ids, Clock clock, Endpoint endpoint) {
    this.lenses = lenses;
    this.mapping = lenses.mapping();
    this.ids = ids;
    this.clock = clock;
    this.endpoint = endpoint;
  }

  /** How many records one batch may bring. */
  public int largestBatch() {
    return endpoint.largestBatch();
  }

  /** Whether records can be read at all. */
  public boolean readable() {
    return endpoint.can(Lack.READING);
  }

  /**
   * Before a run whose every answer would be that the endpoint cannot be read.
   *
   * @throws NationalProblem if it is not {@link #readable}
   */
  public void mustBeReadable() {
    if (!readable()) {
      throw NationalProblem.unable(Lack.READING);
    }
  }

  /** Whether there are digests of the mapping's scope. */
  public boolean digestible() {
    boolean whole = mapping.scope().nation().isEmpty();
    return readable() && endpoint.can(Lack.DIGEST) && (whole || endpoint.can(Lack.SCOPE));
  }

  /** Whether a record can be asked for by itself, and not only be looked for in the list. */
  public boolean asksForOne() {
    return endpoint.can(Lack.READ_ONE);
  }

  /**
   * A page of the mapping's scope.
   *
   * @param after the last id of the page before; null for the first page
   * @param changedSince a {@link Page#serverTime()}; null for all records, without tombstones
   */
  public NationalCall page(int size, @Nullable String after, @Nullable String changedSince) {
    StringJoiner query = new StringJoiner("&");
    query.add("size=" + size);
    add(query, "after", after);
    add(query, "changedSince", changedSince);
    add(query, "at", "current".equals(mapping.slice()) ? LocalDate.now(clock).toString() : null);
    inScope(query);
    return new NationalCall(Purpose.PAGE, mapping.resource(), query.toString(), null);
  }

  /** A page of all records, whosever they are. */
  public NationalCall everywhere(int size, @Nullable String after) {
    StringJoiner query = new StringJoiner("&");
    query.add("size=" + size);
    add(query, "after", after);
    return new NationalCall(Purpose.PAGE, mapping.resource(), query.toString(), null);
  }

  /**
   * Count and digest of every bucket of records in the mapping's scope.
   *
   * @param digits how long the buckets' names are
   */
  public NationalCall digests(int digits) {
    StringJoiner query = new StringJoiner("&");
    query.add("depth=" + digits);
    inScope(query);
    return new NationalCall(Purpose.PAGE, mapping.resource() + "/digest", query.toString(), null);
  }

  /**
   * Ids and digests of the records in scope that fall into one of the buckets.
   *
   * @param buckets at most 100 names as {@link #digests} gave them
   */
  public NationalCall digestsOf(List<String> buckets) {
    StringJoiner query = new StringJoiner("&");
    add(query, "prefix", String.join(",", buckets));
    inScope(query);
    return new NationalCall(
        Purpose.PAGE, mapping.resource() + "/digest/records", query.toString(), null);
  }

  private void inScope(StringJoiner query) {
    for (Condition condition : mapping.scope().nation()) {
      add(query, condition.name(), String.join(",", condition.anyOf()));
    }
  }

  public NationalCall one(String id) {
    return new NationalCall(Purpose.ONE, mapping.resource() + "/" + Encoded.text(id), null, null);
  }

  /**
   * @param idempotencyKey random, and never used again with other bytes
   */
  public NationalCall batch(String idempotencyKey) {
    return new NationalCall(Purpose.BATCH, mapping.resource() + "/batch", null, idempotencyKey);
  }

  /** The batch's body, to be marshalled as JSON. */
  public Map<String, Object> body(List<Write> writes) {
    List<Map<String, @Nullable Object>> data = new ArrayList<>(writes.size());
    for (Write write : writes) {
      data.add(entry(write));
    }
    return Map.of("data", data);
  }

  private Map<String, @Nullable Object> entry(Write write) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("id", ids.of(write));
    Row expected = write.expected();
    if (expected != null) {
      entry.put("phienBan", expected.handle().version());
    }
    switch (write.action()) {
      case CREATE -> entry.putAll(withoutNulls(lenses.toNation(write.values())));
      case UPDATE -> entry.putAll(lenses.toNation(write.values()));
      case RETIRE -> {
        entry.put("thaoTac", write.values().isEmpty() ? "XOA" : "NGUNG");
        entry.putAll(lenses.toNation(write.values()));
      }
    }
    return entry;
  }

  private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(values);
    kept.values().removeIf(Objects::isNull);
    return kept;
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(Encoded.text(name) + "=" + Encoded.text(value));
    }
  }
}
