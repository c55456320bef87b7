package vn.lienthong.province.capture;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import vn.lienthong.record.Cause;

/**
 * A kind of database whose changes are not caught: flows compare all rows with what they sent.
 *
 * @param kind its name, for people
 */
record NoCatcher(String kind) implements Catcher {
  @Override
  public List<Cause> unfit(Connection connection, Watched watched) {
    return List.of(new Cause("no-capture-here", null, kind));
  }

  @Override
  public List<String> tables(OwnTables own) {
    return List.of();
  }

  @Override
  public List<String> triggers(Watched watched, OwnTables own) {
    return List.of();
  }

  @Override
  public List<String> removal(Watched watched, OwnTables own) {
    return List.of();
  }

  @Override
  public List<String> grants(Connection connection, OwnTables own) {
    return List.of();
  }

  @Override
  public List<Cause> faults(Connection connection, Watched watched, OwnTables own) {
    return unfit(connection, watched);
  }

  @Override
  public int triggersPerTable() {
    return 0;
  }

  @Override
  public List<Cause> blind(Connection connection, List<Watched> all) {
    return List.of();
  }

  @Override
  public Optional<String> sentinel(Watched watched, OwnTables own) {
    return Optional.empty();
  }

  @Override
  public Optional<OpenTransaction> oldestOpen(Connection connection, OwnTables own) {
    return Optional.empty();
  }
}
