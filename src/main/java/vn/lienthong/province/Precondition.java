package vn.lienthong.province;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/**
 * Locks the rows that a batch is about and compares them with what the batch expects.
 *
 * <p>The comparison is of canonical texts in Java: no collation, padding or rounding of the
 * database can make two different values look the same. A row that somebody else holds is not
 * waited for, so that one open form does not hold up five hundred records.
 */
final class Precondition {
  private final MappedTable table;
  private final Map<String, List<Stored>> held = new HashMap<>();
  private final Set<String> locked = new HashSet<>();
  private final Set<Key> present = new HashSet<>();

  Precondition(MappedTable table) {
    this.table = table;
  }

  /** Locks what the writes expect to be there, and looks for what they expect not to be. */
  void take(List<Write> writes, RowReader reader) throws SQLException {
    Map<String, List<Object>> wanted = new HashMap<>();
    List<List<Object>> fresh = new ArrayList<>();
    for (Write write : writes) {
      Row expected = write.expected();
      if (expected != null) {
        String id = expected.handle().id();
        wanted.put(id, table.lenses().storedKey(expected.handle()));
      } else {
        fresh.addAll(table.storedIfAny(write.key()));
      }
    }
    for (Stored stored : reader.lock(wanted.values())) {
      String id = stored.row().handle().id();
      held.computeIfAbsent(id, none -> new ArrayList<>(1)).add(stored);
    }
    wanted.keySet().removeAll(held.keySet());
    reader.look(wanted.values()).forEach(row -> locked.add(row.handle().id()));
    reader.look(fresh).forEach(row -> present.add(row.key()));
  }

  /** Why the write cannot be done; empty if its row is as expected. */
  Optional<Outcome> objection(Write write) {
    Row expected = write.expected();
    if (expected == null) {
      return present.contains(write.key())
          ? Optional.of(new Outcome.ChangedSince())
          : Optional.empty();
    }
    String id = expected.handle().id();
    List<Stored> rows = held.getOrDefault(id, List.of());
    if (rows.size() > 1) {
      return Optional.of(new Outcome.Refused(List.of(Cause.of("duplicate-key"))));
    }
    if (rows.isEmpty()) {
      return Optional.of(
          locked.contains(id)
              ? new Outcome.Later(Cause.of("locked"), null)
              : new Outcome.ChangedSince());
    }
    return same(expected, rows.get(0).row())
        ? Optional.empty()
        : Optional.of(new Outcome.ChangedSince());
  }

  /** The row that the write is about; null if it expects none. */
  @Nullable Stored stored(Write write) {
    Row expected = write.expected();
    List<Stored> rows =
        expected == null ? List.of() : held.getOrDefault(expected.handle().id(), List.of());
    return rows.isEmpty() ? null : rows.get(0);
  }

  private boolean same(Row expected, Row found) {
    for (Field field : table.mapping().fields()) {
      String before = text(expected, field);
      if (!before.equals(text(found, field))) {
        return false;
      }
    }
    return expected.faults().equals(found.faults());
  }

  private static String text(Row row, Field field) {
    String value = row.value(field.name());
    return value == null ? "" : value;
  }
}
