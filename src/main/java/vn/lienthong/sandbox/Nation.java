package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the national system holds: everything that is asked of it or told it, without HTTP. */
final class Nation {
  static final int LARGEST_BATCH = 1000;
  private final Database database;
  private final SandboxClock clock;
  private final Pages pages = new Pages();
  private final Codes codes = new Codes();

  Nation(Database database, SandboxClock clock) {
    this.database = database;
    this.clock = clock;
  }

  ObjectNode list(Shape shape, Listing listing, Oddities oddities, Abilities abilities) {
    return database.read(
        connection -> {
          String now = clock.stamp();
          Listing told = oddities.on("repeatPage") ? first(listing) : listing;
          boolean shuffled = oddities.on("shuffled") || !abilities.can(Ability.ORDER);
          Pages.Page page = pages.read(connection, shape.resource(), told, shuffled, abilities);
          int kept = Math.max(0, page.records().size() - oddities.number("dropLast", 0));
          ArrayNode data = Json.MAPPER.createArrayNode();
          page.records().subList(0, kept).forEach(data::add);
          long total = page.total() + oddities.number("totalShift", 0);
          return Envelope.page(data, listing, total, now);
        });
  }

  private static Listing first(Listing listing) {
    return new Listing(listing.size(), 1, "", listing.wanted());
  }

  ObjectNode one(Shape shape, String id, Abilities abilities) {
    return database.read(
        connection -> {
          Optional<Stored> record = new Records(connection).byId(shape.resource(), id);
          ObjectNode json = record.orElseThrow(() -> Refusal.notFound("no such record")).json();
          return Envelope.ok(abilities.told(json), clock.stamp());
        });
  }

  /** The digests of buckets of records. */
  ObjectNode digest(Shape shape, Listing.Wanted wanted, String prefix, int depth) {
    return database.read(
        connection -> {
          Scan scan = new Scan(connection, shape.resource(), wanted, false);
          return Envelope.ok(Digests.buckets(scan, prefix, depth), clock.stamp());
        });
  }

  /** The digests of the records in some buckets. */
  ObjectNode digests(Shape shape, Listing.Wanted wanted, List<String> prefixes) {
    return database.read(
        connection -> {
          Scan scan = new Scan(connection, shape.resource(), wanted, false);
          return Envelope.ok(Digests.records(scan, prefixes), clock.stamp());
        });
  }

  /**
   * Carries out a batch, or answers as before if the key was seen with the same bytes.
   *
   * @param key null if keys mean nothing
   * @throws Refusal if it fails as a whole; then nothing is written
   */
  String batch(
      Shape shape,
      Caller caller,
      @Nullable String key,
      byte[] body,
      Oddities oddities,
      Abilities abilities) {
    String digest = Answers.digest(shape.resource(), body);
    List<Entry> entries = abilities.taken(shape, Batch.entries(body));
    if (entries.size() > oddities.number("largestBatch", LARGEST_BATCH)) {
      throw new Refusal(500, "INTERNAL", "asked for by a test");
    }
    List<FeedEntry> fed =
        shape.fed()
            ? entries.stream().map(e -> FeedEntry.of(shape, e, oddities, body.length)).toList()
            : List.of();
    return database.write(
        connection -> {
          Answers answers = new Answers(connection);
          Optional<String> before = key == null ? Optional.empty() : answers.before(key, digest);
          if (before.isPresent()) {
            return before.get();
          }
          List<Entry> whole =
              shape.fed()
                  ? entries
                  : understood(new Records(connection), shape, entries, oddities, abilities);
          ArrayNode verdicts =
              shape.fed()
                  ? feed(connection, shape, caller, entries, fed, oddities)
                  : carryOut(connection, shape, caller, whole, oddities);
          String answer = Json.text(abilities.answer(verdicts, clock.stamp()));
          if (key != null) {
            answers.keep(key, digest, answer, clock.instant());
          }
          return answer;
        });
  }

  /** Changes made at the ministry itself: no version is needed, no fault strikes. */
  ArrayNode edit(Shape shape, List<ObjectNode> records) {
    return database.write(
        connection -> {
          List<Entry> entries = new ArrayList<>();
          for (ObjectNode record : records) {
            entries.add(withVersion(new Records(connection), shape, record));
          }
          return carryOut(connection, shape, Caller.MINISTRY, entries, Oddities.NONE);
        });
  }

  /** Forgets everything, the journal too. */
  void empty() {
    database.write(Database::emptyTables);
    pages.forgetAll();
    codes.forgetAll();
  }

  private static Entry withVersion(Records records, Shape shape, ObjectNode record)
      throws SQLException {
    ObjectNode entry = record.deepCopy();
    entry.remove(List.of("phienBan", "trangThai", "capNhatLuc"));
    Optional<String> id = Json.string(entry, "id");
    Optional<Stored> held =
        id.isPresent()
            ? records.byId(shape.resource(), id.get())
            : records.byIdentity(shape.resource(), shape.identityOf(entry).orElse(""));
    held.ifPresent(stored -> entry.put("id", stored.id()).put("phienBan", stored.version()));
    return new Entry(entry);
  }

  /** With nothing left of what was there, if that is what a write means here. */
  private static List<Entry> understood(
      Records records, Shape shape, List<Entry> entries, Oddities oddities, Abilities abilities)
      throws SQLException {
    boolean versions = abilities.can(Ability.VERSION);
    if (versions && !oddities.on("absentClears")) {
      return entries;
    }
    List<Entry> understood = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Entry named = versions ? entry : withVersion(records, shape, entry.sent());
      if (named.version().isPresent() && named.action().isEmpty()) {
        shape.content().keySet().stream()
            .filter(field -> !named.sent().has(field) && !shape.judged(field))
            .forEach(field -> named.sent().putNull(field));
      }
      understood.add(named);
    }
    return understood;
  }

  private ArrayNode carryOut(
      Connection connection, Shape shape, Caller caller, List<Entry> entries, Oddities oddities)
      throws SQLException {
    String now = clock.stamp();
    Records records = new Records(connection);
    References references = new References(shape, records, codes);
    Writer writer = new Writer(shape, caller, records, references, oddities, now);
    List<Verdict> verdicts = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      codes.forget(shape.resource());
      verdicts.add(writer.write(entry));
    }
    return told(connection, shape, caller, entries, verdicts, now);
  }

  private ArrayNode feed(
      Connection connection,
      Shape shape,
      Caller caller,
      List<Entry> entries,
      List<FeedEntry> fed,
      Oddities oddities)
      throws SQLException {
    String now = clock.stamp();
    Records records = new Records(connection);
    References references = new References(shape, records, codes);
    List<Verdict> verdicts =
        new FeedWriter(shape, caller, records, references, oddities, now).write(fed);
    return told(connection, shape, caller, entries, verdicts, now);
  }

  private ArrayNode told(
      Connection connection,
      Shape shape,
      Caller caller,
      List<Entry> entries,
      List<Verdict> verdicts,
      String now)
      throws SQLException {
    List<Journal.Line> lines = new ArrayList<>(entries.size());
    ArrayNode told = Json.MAPPER.createArrayNode();
    for (int i = 0; i < entries.size(); i++) {
      lines.add(verdicts.get(i).line(shape.resource(), entries.get(i), caller, now));
      told.add(verdicts.get(i).json(i, entries.get(i)));
    }
    new Journal(connection).append(lines);
    written(shape);
    return told;
  }

  /** Something of the resource was written: what was remembered of it is forgotten. */
  void written(Shape shape) {
    pages.forget(shape.resource());
    codes.forget(shape.resource());
  }

  /** Stores records as they are, whatever the contract says of them. */
  void putRaw(Shape shape, List<ObjectNode> records, String who) {
    database.write(
        connection -> {
          List<Stored> stored = new ArrayList<>();
          for (ObjectNode json : records) {
            String id = json.path("id").asText();
            stored.add(new Stored(id, shape.identityOf(json).orElse(""), json));
          }
          new Records(connection).put(shape, stored);
          new Journal(connection)
              .append(stored.stream().map(r -> Verdict.rawLine(shape.resource(), r, who)).toList());
          written(shape);
          return true;
        });
  }

  List<ObjectNode> journal(@Nullable String resource, long after, int most) {
    return database.read(connection -> new Journal(connection).after(resource, after, most));
  }
}
