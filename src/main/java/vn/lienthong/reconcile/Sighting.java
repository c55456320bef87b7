package vn.lienthong.reconcile;

import java.util.Optional;
import vn.lienthong.record.Row;

/** What was seen of one record on one side in this reading. */
public sealed interface Sighting {
  /** It is there. */
  record Found(Row row) implements Sighting {}

  /** It is proved not to be there: asked for by itself, or the side says that it is withdrawn. */
  record Gone() implements Sighting {}

  /** This reading says nothing of it, so it counts as unchanged. */
  record Unread() implements Sighting {}

  /** It is there, outside the mapping's scope. */
  record Elsewhere() implements Sighting {}

  Sighting GONE = new Gone();
  Sighting UNREAD = new Unread();
  Sighting ELSEWHERE = new Elsewhere();

  /** A row that its side calls withdrawn is gone. */
  static Sighting of(Row row) {
    return row.handle().withdrawn() ? GONE : new Found(row);
  }

  default Optional<Row> found() {
    return this instanceof Found found ? Optional.of(found.row()) : Optional.empty();
  }
}
