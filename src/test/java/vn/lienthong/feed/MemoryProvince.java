package vn.lienthong.feed;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.Query;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.Mark;
import vn.lienthong.province.capture.OpenTransaction;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** A table of two columns, {@code ma} and {@code ten}, and the log of its changes. */
final class MemoryProvince implements Source, ChangeLog {
  private final TreeMap<String, String> rows = new TreeMap<>();
  private final List<Change> inbox = new ArrayList<>();
  private final List<Change> log = new ArrayList<>();
  private Readiness.State state = Readiness.State.READY;
  private @Nullable Mark mark;
  private long pruned;

  /** Rows whose name begins so do not pass the filter. */
  static final String DRAFT = "draft";

  synchronized void put(String code, String name) {
    rows.put(code, name);
    inbox.add(new Change(0, code, false));
  }

  /** It answers no glance. */
  volatile boolean away;

  /** The gateway's own write. */
  synchronized void touch(String code) {
    inbox.add(new Change(0, code, true));
  }

  synchronized void remove(String code) {
    rows.remove(code);
    inbox.add(new Change(0, code, false));
  }

  synchronized void truncate() {
    rows.clear();
    inbox.add(new Change(0, null, false));
  }

  /** Behind the back of the triggers. */
  synchronized void smuggle(String code, @Nullable String name) {
    if (name == null) {
      rows.remove(code);
    } else {
      rows.put(code, name);
    }
  }

  synchronized void triggers(Readiness.State now) {
    state = now;
  }

  synchronized void forgetMark() {
    mark = null;
  }

  synchronized void put(Mark old) {
    mark = old;
  }

  synchronized Map<String, String> passing() {
    Map<String, String> passing = new TreeMap<>(rows);
    passing.values().removeIf(name -> name.startsWith(DRAFT));
    return passing;
  }

  @Override
  public synchronized List<Found> page(@Nullable String after, int limit) {
    return passing().entrySet().stream()
        .filter(row -> after == null || row.getKey().compareTo(after) > 0)
        .limit(limit)
        .map(this::found)
        .toList();
  }

  @Override
  public synchronized List<Found> byKeys(Collection<String> storedKeys) {
    Map<String, String> passing = passing();
    return new TreeSet<>(storedKeys)
        .stream()
            .filter(passing::containsKey)
            .map(key -> found(Map.entry(key, passing.get(key))))
            .toList();
  }

  /** What else a row says, by its name. */
  Function<String, Map<String, String>> more = name -> Map.of();

  private Found found(Map.Entry<String, String> row) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("ma", row.getKey());
    values.put("ten", row.getValue());
    values.putAll(more.apply(row.getValue()));
    Handle handle = new Handle(row.getKey(), 0, false);
    return new Found(row.getKey(), new Row(Key.of(row.getKey()), values, handle, List.of()), null);
  }

  @Override
  public synchronized long count() {
    return passing().size();
  }

  @Override
  public synchronized long filteredOut() {
    return rows.size() - passing().size();
  }

  @Override
  public long withoutKey() {
    return 0;
  }

  @Override
  public synchronized Readiness readiness() {
    List<Cause> causes =
        state == Readiness.State.BROKEN ? List.of(Cause.of("trigger-missing")) : List.of();
    return new Readiness(state, causes, List.of());
  }

  @Override
  public Query probe(long after) {
    return new Query("probe", Map.of());
  }

  @Override
  public synchronized boolean anything(long after) {
    return !inbox.isEmpty() || log.size() > after;
  }

  @Override
  public synchronized String seal() {
    return state.name();
  }

  @Override
  public BooleanSupplier still(long position, String nonce, String seal) {
    return () -> {
      if (away) {
        throw ProvinceUnreachable.of("thu", new SQLException("away"));
      }
      return !anything(position)
          && reachesBackTo(position)
          && mark().filter(found -> found.nonce().equals(nonce)).isPresent()
          && seal().equals(seal);
    };
  }

  @Override
  public synchronized long stamp() {
    inbox.forEach(change -> log.add(new Change(log.size() + 1, change.storedKey(), change.own())));
    inbox.clear();
    return log.size();
  }

  @Override
  public synchronized List<Change> after(long position, int limit) {
    return log.stream().filter(change -> change.position() > position).limit(limit).toList();
  }

  @Override
  public String token(long position) {
    return "-";
  }

  @Override
  public synchronized boolean reachesBackTo(long position) {
    return position >= pruned && position <= log.size();
  }

  @Override
  public synchronized Optional<Mark> mark() {
    return Optional.ofNullable(mark);
  }

  @Override
  public synchronized void mark(Mark now) {
    mark = now;
  }

  @Override
  public synchronized int prune(long upTo, java.time.Instant before) {
    pruned = Math.min(upTo, log.size());
    return (int) pruned;
  }

  @Override
  public Optional<OpenTransaction> oldestOpen() {
    return Optional.empty();
  }
}
