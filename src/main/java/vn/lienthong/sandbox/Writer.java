package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides and carries out one entry after the other, as the contract's chapter on writing says. */
final class Writer {
  private final Shape shape;
  private final Caller caller;
  private final Records records;
  private final References references;
  private final Oddities oddities;
  private final String now;

  /** Writes to one resource, at one time, in one transaction. */
  Writer(
      Shape shape,
      Caller caller,
      Records records,
      References references,
      Oddities oddities,
      String now) {
    this.shape = shape;
    this.caller = caller;
    this.records = records;
    this.references = references;
    this.oddities = oddities;
    this.now = now;
  }

  Verdict write(Entry entry) throws SQLException {
    ObjectNode fields = oddities.rewritten(entry.fields());
    List<FieldError> errors = new ArrayList<>(shape.checkGiven(fields));
    errors.addAll(Actions.check(entry));
    if (!errors.isEmpty()) {
      return Verdict.rejected(errors);
    }
    Optional<Stored> current = current(fields);
    String id = current.map(Stored::id).or(entry::id).orElse("");
    String identity = shape.identityOf(fields).orElse("");
    Optional<FieldError> bar = oddities.bar(id, identity);
    if (bar.isPresent()) {
      return Verdict.rejected(List.of(bar.get()));
    }
    return entry.version().isPresent() ? change(entry, fields, current) : create(fields, current);
  }

  private Optional<Stored> current(ObjectNode fields) throws SQLException {
    Optional<String> id = Json.string(fields, "id");
    Optional<Stored> byId =
        id.isPresent() ? records.byId(shape.resource(), id.get()) : Optional.empty();
    Optional<String> identity = shape.identityOf(fields);
    return byId.isPresent() || identity.isEmpty()
        ? byId
        : records.byIdentity(shape.resource(), identity.get());
  }

  private Verdict create(ObjectNode fields, Optional<Stored> current) throws SQLException {
    List<FieldError> errors = new ArrayList<>(shape.check(fields));
    String identity = shape.identityOf(fields).orElse("");
    if (current.isPresent() && !current.get().identity().equals(identity)) {
      errors.add(new FieldError("id", "DA_TON_TAI", "belongs to another record"));
    }
    if (errors.isEmpty() && current.isPresent() && !current.get().erased()) {
      Stored held = current.get();
      return saysTheSame(fields, held) ? Verdict.of("UNCHANGED", held) : Verdict.stale(current);
    }
    errors.addAll(reach(fields, fields));
    if (!errors.isEmpty()) {
      return Verdict.rejected(errors);
    }
    ObjectNode whole = Json.object();
    shape.beginVerdict(whole);
    whole.setAll(fields);
    String born = caller.prefix() + ":" + identity;
    String id = current.map(Stored::id).or(() -> Json.string(fields, "id")).orElse(born);
    long version = current.map(Stored::version).orElse(0L) + 1;
    return Verdict.of("CREATED", put(id, identity, version, Stored.ALIVE, whole));
  }

  private Verdict change(Entry entry, ObjectNode fields, Optional<Stored> current)
      throws SQLException {
    long known = entry.version().map(JsonNode::asLong).orElse(0L);
    if (current.isEmpty()
        || current.get().version() != known
        || olderSource(fields, current.get())) {
      return Verdict.stale(current);
    }
    Stored held = current.get();
    ObjectNode merged = held.json().deepCopy();
    merged.setAll(fields);
    boolean erase = entry.action().equals(Entry.ERASE);
    List<FieldError> errors = erase ? rights(merged, held) : faults(fields, merged, held);
    if (!errors.isEmpty()) {
      return Verdict.rejected(errors);
    }
    if (held.erased() ? erase : !erase && saysTheSame(fields, held)) {
      return Verdict.of("UNCHANGED", held);
    }
    String identity = shape.identityOf(merged).orElse(held.identity());
    String state = erase ? Stored.ERASED : Stored.ALIVE;
    return Verdict.of(
        Actions.status(entry),
        put(held.id(), identity, known + 1, state, erase ? held.json() : merged));
  }

  private List<FieldError> faults(ObjectNode fields, ObjectNode merged, Stored held)
      throws SQLException {
    List<FieldError> errors = new ArrayList<>(shape.check(merged));
    errors.addAll(rights(merged, held));
    errors.addAll(reach(fields, merged));
    String identity = shape.identityOf(merged).orElse(held.identity());
    Optional<Stored> namesake = records.byIdentity(shape.resource(), identity);
    if (namesake.isPresent()
        && !namesake.get().erased()
        && !namesake.get().id().equals(held.id())) {
      errors.add(
          new FieldError(shape.identity().get(0), "DA_TON_TAI", "belongs to another record"));
    }
    return errors;
  }

  private List<FieldError> rights(ObjectNode merged, Stored held) {
    String before = Json.string(held.json(), "maTinh").orElse(null);
    String after = Json.string(merged, "maTinh").orElse(null);
    return caller.mayTouch(before) && caller.mayTouch(after) ? List.of() : List.of(foreign());
  }

  /** Codes given that no record has, and records out of the caller's reach. */
  private List<FieldError> reach(ObjectNode given, ObjectNode whole) throws SQLException {
    List<FieldError> errors = new ArrayList<>();
    if (!caller.mayTouch(Json.string(whole, "maTinh").orElse(null))) {
      errors.add(foreign());
    }
    references.check(given, whole, errors);
    return errors;
  }

  static FieldError foreign() {
    return new FieldError("maTinh", "KHONG_CO_QUYEN", "belongs to another province");
  }

  private boolean saysTheSame(ObjectNode fields, Stored held) {
    return shape.content().keySet().stream()
        .filter(fields::has)
        .allMatch(f -> Values.same(shape.rows(f), fields.path(f), held.json().path(f)));
  }

  private static boolean olderSource(ObjectNode fields, Stored held) {
    Optional<String> given = Json.string(fields, "phienBanNguon");
    Optional<String> stored = Json.string(held.json(), "phienBanNguon");
    return given.isPresent()
        && stored.isPresent()
        && Values.compareSources(given.get(), stored.get()) < 0;
  }

  private Stored put(String id, String identity, long version, String state, ObjectNode fields)
      throws SQLException {
    ObjectNode json = Json.object().put("id", id).put("phienBan", version);
    Json.value(fields, "phienBanNguon").ifPresent(v -> json.set("phienBanNguon", v));
    json.put("trangThai", state).put("capNhatLuc", now);
    for (String field : shape.content().keySet()) {
      json.set(field, Json.value(fields, field).orElse(null));
    }
    Stored record = new Stored(id, identity, json);
    records.put(shape, List.of(record));
    return record;
  }
}
