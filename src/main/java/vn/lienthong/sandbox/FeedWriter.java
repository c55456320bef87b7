package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out a batch of a fed resource, as the contract's chapter on feeding says. */
final class FeedWriter {
  private final Shape shape;
  private final Caller caller;
  private final Records records;
  private final References references;
  private final Oddities oddities;
  private final String now;
  private final Map<String, Records.Head> heads = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Stored> written = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> partings = new HashMap<>();

  /** Writes to one resource, at one time, in one transaction. */
  FeedWriter(
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

  /** What became of each entry, in their order. */
  List<Verdict> write(List<FeedEntry> entries) throws SQLException {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.id()));
    heads.putAll(records.heads(shape.resource(), ids));
    Set<String> before = Set.copyOf(heads.keySet());
    ids.removeAll(before);
    partings.putAll(records.partings().of(shape.resource(), ids));
    Map<String, String> parted = Map.copyOf(partings);
    Set<String> identities = new HashSet<>();
    for (FeedEntry entry : entries) {
      if (!heads.containsKey(entry.id()) && entry.action().isEmpty()) {
        entry.identity().ifPresent(identities::add);
      }
    }
    taken.addAll(identities.isEmpty() ? identities : records.living(shape.resource(), identities));
    List<Verdict> verdicts = new ArrayList<>(entries.size());
    for (FeedEntry entry : entries) {
      verdicts.add(write(entry));
    }
    records.put(
        shape,
        written.values(),
        record -> !before.contains(record.id()),
        record -> digest(record.id()));
    records.sources(shape.resource(), sources);
    partings.entrySet().removeAll(parted.entrySet());
    records.partings().keep(shape.resource(), partings);
    return verdicts;
  }

  private byte[] digest(String id) {
    Records.Head head = heads.get(id);
    return head == null ? new byte[0] : head.digest();
  }

  private Verdict write(FeedEntry entry) throws SQLException {
    if (!entry.errors().isEmpty()) {
      return Verdict.rejected(entry.errors());
    }
    Optional<FieldError> bar = oddities.bar(entry.id(), entry.identity().orElse(""));
    if (bar.isPresent()) {
      return Verdict.rejected(List.of(bar.get()));
    }
    Records.Head head = heads.get(entry.id());
    if (head != null && !caller.mayTouch(head.owner())) {
      return Verdict.rejected(List.of(Writer.foreign()));
    }
    String source = head == null ? partings.get(entry.id()) : head.source();
    if (source != null
        && !entry.source().equals(FeedEntry.UNTOLD)
        && Values.compareSources(entry.source(), source) < 0) {
      return Verdict.brief("STALE", head == null ? 0 : head.version());
    }
    return entry.action().isEmpty() ? bring(entry, head) : withdraw(entry, head);
  }

  private Verdict bring(FeedEntry entry, Records.@Nullable Head head) throws SQLException {
    String identity = entry.identity().orElse("");
    List<FieldError> errors = new ArrayList<>(0);
    boolean renamed = head == null ? taken.contains(identity) : !head.identity().equals(identity);
    if (renamed) {
      errors.add(new FieldError("id", "DA_TON_TAI", "belongs to another record"));
    }
    if (!caller.mayTouch(Json.string(entry.fields(), Shape.OWNER).orElse(null))) {
      errors.add(Writer.foreign());
    }
    references.check(entry.fields(), entry.fields(), errors);
    if (!errors.isEmpty()) {
      return Verdict.rejected(errors);
    }
    if (head != null && !head.deleted() && Arrays.equals(head.digest(), entry.digest())) {
      return unchanged(entry, head);
    }
    boolean living = head != null && !head.deleted();
    ObjectNode json = FeedEntry.copy(entry.fields());
    shape.beginVerdict(json);
    taken.add(identity);
    long version = put(entry, identity, head, Stored.ALIVE, json);
    return Verdict.brief(living ? "UPDATED" : "CREATED", version);
  }

  private Verdict withdraw(FeedEntry entry, Records.@Nullable Head head) throws SQLException {
    if (head == null) {
      partings.put(entry.id(), entry.source());
      return Verdict.brief("UNCHANGED", 0);
    }
    boolean erase = entry.action().equals(Entry.ERASE);
    ObjectNode json = stored(entry.id());
    boolean content = shape.content().keySet().stream().filter(json::has).count() > left();
    if (head.deleted() && !(erase && content)) {
      return unchanged(entry, head);
    }
    if (erase) {
      shape.forgetContent(json);
    }
    taken.remove(head.identity());
    long version = put(entry, head.identity(), head, Stored.ERASED, json);
    return Verdict.brief(erase ? "ERASED" : "WITHDRAWN", version);
  }

  private long left() {
    Set<String> left = new HashSet<>(shape.identity());
    if (shape.content().containsKey(Shape.OWNER)) {
      left.add(Shape.OWNER);
    }
    return left.size();
  }

  private ObjectNode stored(String id) throws SQLException {
    Stored ours = written.get(id);
    return ours != null
        ? ours.json().deepCopy()
        : records.byId(shape.resource(), id).orElseThrow().json();
  }

  private Verdict unchanged(FeedEntry entry, Records.Head head) {
    Stored ours = written.get(entry.id());
    if (ours != null) {
      ours.json().put("phienBanNguon", entry.source());
    } else {
      sources.put(entry.id(), entry.source());
    }
    heads.put(entry.id(), head.from(entry.source()));
    return Verdict.brief("UNCHANGED", head.version());
  }

  private long put(
      FeedEntry entry,
      String identity,
      Records.@Nullable Head head,
      String state,
      ObjectNode content) {
    long version = head == null ? 1 : head.version() + 1;
    ObjectNode json = Json.object().put("id", entry.id()).put("phienBan", version);
    json.put("phienBanNguon", entry.source()).put("trangThai", state).put("capNhatLuc", now);
    for (String field : shape.content().keySet()) {
      if (state.equals(Stored.ALIVE) || content.has(field)) {
        json.set(field, content.get(field));
      }
    }
    sources.remove(entry.id());
    written.put(entry.id(), new Stored(entry.id(), identity, json));
    heads.put(
        entry.id(),
        new Records.Head(
            identity,
            version,
            state.equals(Stored.ERASED),
            entry.source(),
            Json.string(json, Shape.OWNER).orElse(null),
            entry.digest()));
    return version;
  }
}
