package vn.lienthong.province;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Changes.Refusal;
import vn.lienthong.province.Trouble.Kind;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/**
 * One batch of writes in one transaction.
 *
 * <ol>
 *   <li>lock the rows and compare them with what is expected
 *   <li>carry out everything that may be as JDBC batches under one savepoint, and read it back
 *   <li>if anything of that fails, go back to the savepoint and carry out record by record, each
 *       under its own, so that a refused record takes no other with it
 * </ol>
 *
 * Triggers have fired by the time of the read-back: what it finds is what the side holds.
 */
final class WriteBatch {
  /** After so many locked records in a row-by-row pass the rest is left for later. */
  private static final int BUSY_ENOUGH = 3;

  private final Connection connection;
  private final Dialect dialect;
  private final MappedTable table;
  private final RowReader reader;
  private final Causes causes;
  private int busy;

  /** The child table that the last statement was about; null for the record's own. */
  private @Nullable ChildTable inHand;

  WriteBatch(Connection connection, Dialect dialect, MappedTable table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.reader = new RowReader(connection, dialect, table);
    this.causes = new Causes(connection, dialect, table);
  }

  List<Outcome> run(List<Write> writes) throws SQLException {
    @Nullable Outcome[] outcomes = new Outcome[writes.size()];
    List<Change> changes = admitted(writes, outcomes);
    if (!changes.isEmpty() && !together(changes, outcomes)) {
      for (Change change : changes) {
        outcomes[change.place()] = alone(change);
      }
    }
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  private List<Change> admitted(List<Write> writes, @Nullable Outcome[] outcomes)
      throws SQLException {
    Precondition precondition = new Precondition(table);
    precondition.take(writes, reader);
    Changes statements = new Changes(table);
    List<Change> changes = new ArrayList<>(writes.size());
    for (int i = 0; i < writes.size(); i++) {
      Optional<Outcome> objection = precondition.objection(writes.get(i));
      try {
        if (objection.isPresent()) {
          outcomes[i] = objection.get();
        } else {
          changes.add(statements.of(i, writes.get(i), precondition.stored(writes.get(i))));
        }
      } catch (Refusal refusal) {
        outcomes[i] = new Outcome.Refused(List.of(refusal.cause()));
      }
    }
    return changes;
  }

  /** All at once; false if anything failed, and then nothing is done. */
  private boolean together(List<Change> changes, @Nullable Outcome[] outcomes) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      if (executeAll(changes) && readBack(changes, outcomes)) {
        return true;
      }
      connection.rollback(before);
    } catch (SQLException failure) {
      back(before, failure);
    }
    return false;
  }

  private boolean executeAll(List<Change> changes) throws SQLException {
    Comparator<Step> byText = Comparator.comparing(Step::sql);
    List<Step> steps = new ArrayList<>();
    changes.stream().flatMap(change -> change.before().stream()).sorted(byText).forEach(steps::add);
    changes.stream().map(Change::own).filter(Objects::nonNull).forEach(steps::add);
    changes.stream().flatMap(change -> change.after().stream()).sorted(byText).forEach(steps::add);
    int from = 0;
    while (from < steps.size()) {
      int to = from + 1;
      while (to < steps.size() && steps.get(to).sql().equals(steps.get(from).sql())) {
        to++;
      }
      if (!execute(steps.subList(from, to))) {
        return false;
      }
      from = to;
    }
    checkDeferred();
    return true;
  }

  /** Steps of one text; false if one of them did not hit exactly one row. */
  private boolean execute(List<Step> alike) throws SQLException {
    inHand = alike.get(0).child();
    try (PreparedStatement statement = connection.prepareStatement(alike.get(0).sql())) {
      for (Step step : alike) {
        JdbcRows.bind(statement, step.values());
        statement.addBatch();
      }
      return Arrays.stream(statement.executeBatch()).allMatch(count -> hit(alike.get(0), count));
    }
  }

  private static boolean hit(Step step, int count) {
    return !step.one() || count == 1 || count == Statement.SUCCESS_NO_INFO;
  }

  private void checkDeferred() throws SQLException {
    Optional<String> check = dialect.checkDeferred();
    if (check.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(check.get());
      }
    }
  }

  /** False if a written row is not found again under its key. */
  private boolean readBack(List<Change> changes, @Nullable Outcome[] outcomes) throws SQLException {
    AfterRows after = new AfterRows(reader, changes);
    for (Change change : changes) {
      Row row = after.of(change);
      if (change.key() != null && row == null) {
        return false;
      }
      outcomes[change.place()] = new Outcome.Done(row);
    }
    return true;
  }

  private Outcome alone(Change change) throws SQLException {
    if (busy >= BUSY_ENOUGH) {
      return new Outcome.Later(Cause.of("locked"), null);
    }
    Savepoint before = connection.setSavepoint();
    try {
      Optional<Cause> broken = attempt(change);
      if (broken.isPresent()) {
        connection.rollback(before);
        return new Outcome.Refused(List.of(broken.get()));
      }
      Row after = new AfterRows(reader, List.of(change)).of(change);
      if (dialect.releasesSavepoints()) {
        connection.releaseSavepoint(before);
      }
      return new Outcome.Done(after);
    } catch (SQLException failure) {
      back(before, failure);
      return failed(change, dialect.trouble(deepest(failure)));
    }
  }

  /** What is wrong although the database did not complain. */
  private Optional<Cause> attempt(Change change) throws SQLException {
    for (Step step : change.steps()) {
      if (!execute(List.of(step))) {
        Table missed = step.child() == null ? table.table() : step.child().table();
        return Optional.of(new Cause("not-written", null, missed.name()));
      }
    }
    inHand = null;
    checkDeferred();
    boolean lost =
        change.key() != null && new AfterRows(reader, List.of(change)).of(change) == null;
    return lost
        ? Optional.of(new Cause("not-kept", table.mapping().identity().get(0), "key"))
        : Optional.empty();
  }

  private Outcome failed(Change change, Trouble trouble) throws SQLException {
    if (trouble.kind() == Kind.BUSY) {
      busy++;
      return new Outcome.Later(Cause.of("locked"), null);
    }
    boolean created = change.write().expected() == null && change.key() != null;
    if (trouble.kind() == Kind.CONSTRAINT && (created || change.ofChildren())) {
      Precondition again = new Precondition(table);
      again.take(List.of(change.write()), reader);
      Optional<Outcome> overtaken = again.objection(change.write());
      if (overtaken.isPresent()) {
        return overtaken.get();
      }
    }
    return new Outcome.Refused(List.of(causes.of(trouble, change.write(), inHand)));
  }

  /** Back to the savepoint; if there is no way back, the first failure is the batch's. */
  private void back(Savepoint before, SQLException failure) throws SQLException {
    Kind kind = dialect.trouble(deepest(failure)).kind();
    if (kind == Kind.UNREACHABLE || kind == Kind.UNWRITABLE) {
      throw failure;
    }
    try {
      connection.rollback(before);
    } catch (SQLException noWay) {
      failure.addSuppressed(noWay);
      throw failure;
    }
  }

  /** A batch's failure wraps the row's. */
  static SQLException deepest(SQLException failure) {
    SQLException next = failure.getNextException();
    return next == null ? failure : next;
  }
}
