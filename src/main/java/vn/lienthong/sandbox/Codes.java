package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which codes records have. What is found is remembered until something of that resource is
 * written. For one writer at a time.
 */
final class Codes {
  private record Holder(String resource, String code, String rows) {}

  private final Map<String, Set<String>> found = new HashMap<>();
  private final Map<Holder, Set<String>> rows = new HashMap<>();

  boolean known(Records records, String resource, String code) throws SQLException {
    Set<String> codes = found.computeIfAbsent(resource, r -> new HashSet<>());
    if (codes.contains(code)) {
      return true;
    }
    boolean there = records.hasCode(resource, code);
    if (there) {
      codes.add(code);
    }
    return there;
  }

  /** The codes of a record's rows; nothing if there is no such record. */
  Optional<Set<String>> ofRows(Records records, Reference reference, String code)
      throws SQLException {
    Holder holder = new Holder(reference.resource(), code, String.valueOf(reference.rows()));
    Set<String> known = rows.get(holder);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Stored> record = records.byIdentity(reference.resource(), code);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    Set<String> codes = new HashSet<>();
    for (JsonNode row : record.get().json().path(holder.rows())) {
      codes.add(row.path(reference.field()).asText());
    }
    rows.put(holder, codes);
    return Optional.of(codes);
  }

  /** Something of the resource was written. */
  void forget(String resource) {
    found.remove(resource);
    rows.keySet().removeIf(holder -> holder.resource().equals(resource));
  }

  void forgetAll() {
    found.clear();
    rows.clear();
  }
}
