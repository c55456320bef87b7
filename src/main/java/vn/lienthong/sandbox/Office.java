package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ministry's own people do: they look through the records, and judge them. */
final class Office {
  private final Nation nation;
  private final Database database;
  private final SandboxClock clock;

  Office(Nation nation, Database database, SandboxClock clock) {
    this.nation = nation;
    this.database = database;
    this.clock = clock;
  }

  /** How many records there are, living and withdrawn, by resource. */
  ArrayNode counts() {
    return database.read(connection -> new Records(connection).counts());
  }

  /** The next 1,000 records behind an id, tombstones included. */
  ArrayNode stored(Shape shape, String after) {
    return database.read(
        connection -> {
          ArrayNode list = Json.MAPPER.createArrayNode();
          new Scan(connection, shape.resource(), Listing.Wanted.ALL, false)
              .records(after, record -> list.add(record.json()).size() < Listing.LARGEST);
          return list;
        });
  }

  /** Lets the ministry judge; gives back how many records it judged. */
  int judge(Judging judging) {
    Shape shape = judging.shape();
    return database.write(
        connection -> {
          Records records = new Records(connection);
          String now = clock.stamp();
          List<Stored> judged = new ArrayList<>();
          if (judging.id().isPresent()) {
            Optional<Stored> one = records.byId(shape.resource(), judging.id().get());
            judged.add(one.orElseThrow(() -> Refusal.notFound("no such record")));
          } else {
            new Scan(connection, shape.resource(), Listing.Wanted.ALL, false)
                .records("", judged::add);
          }
          judged.removeIf(record -> !judging.concerns(record));
          judged.replaceAll(record -> judging.judged(record, now));
          records.put(shape, judged);
          List<Journal.Line> lines =
              judged.stream().map(r -> Verdict.judgedLine(shape.resource(), r, now)).toList();
          new Journal(connection).append(lines);
          nation.written(shape);
          return judged.size();
        });
  }

  /** Adds a line to the journal about something that is no record. */
  void note(Shape shape, String id, Caller who, String status, ObjectNode body) {
    Journal.Line line =
        new Journal.Line(shape.resource(), id, 0, who.name(), status, null, body, clock.stamp());
    database.write(
        connection -> {
          new Journal(connection).append(List.of(line));
          return true;
        });
  }
}
