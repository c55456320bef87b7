package vn.lienthong.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Acts in a table. The row of the chain's end is locked while a line is added. */
final class JdbcAudit implements Audit {
  private static final int PAGE = 1_000;
  private static final Act NOBODY = new Act("", "", null, null, null, "", Instant.EPOCH);

  private final Database database;

  JdbcAudit(Database database) {
    this.database = database;
  }

  private record Line(long number, Act act, String hash) {}

  @Override
  public void append(Act act) {
    database.durably(
        session -> {
          Line end = end(session, Session.LOCKS);
          String hash = hash(end.hash(), end.number() + 1, act);
          session.update(
              "INSERT INTO audit (line, who, what, flow, target, why, result, done_at, hash)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              end.number() + 1,
              act.who(),
              act.what(),
              act.flow(),
              act.target(),
              act.why(),
              act.result(),
              act.at(),
              hash);
          return session.update("UPDATE audit_end SET line = ?, hash = ?", end.number() + 1, hash);
        });
  }

  @Override
  public OptionalLong verify() {
    return database.transaction(
        session -> {
          Line last = new Line(0, NOBODY, "");
          List<Line> page;
          do {
            page = page(session, last.number());
            for (Line line : page) {
              if (!follows(last, line)) {
                return OptionalLong.of(last.number() + 1);
              }
              last = line;
            }
          } while (page.size() == PAGE);
          Line end = end(session, "");
          boolean whole = end.number() == last.number() && end.hash().equals(last.hash());
          return whole ? OptionalLong.empty() : OptionalLong.of(last.number() + 1);
        });
  }

  private static boolean follows(Line last, Line line) {
    return line.number() == last.number() + 1
        && line.hash().equals(hash(last.hash(), line.number(), line.act()));
  }

  private static List<Line> page(Session session, long after) throws SQLException {
    return session.list(
        "SELECT * FROM audit WHERE line > ? ORDER BY line LIMIT " + PAGE,
        row -> new Line(row.number("line"), act(row), row.text("hash")),
        after);
  }

  private static Line end(Session session, String lock) throws SQLException {
    return session
        .first(
            "SELECT * FROM audit_end WHERE id = 1" + lock,
            row -> new Line(row.number("line"), NOBODY, row.text("hash")))
        .orElseGet(() -> new Line(-1, NOBODY, "the end of the chain was removed"));
  }

  @Override
  public List<Act> list(int limit) {
    return database.transaction(
        session ->
            session.list("SELECT * FROM audit ORDER BY line DESC LIMIT " + limit, JdbcAudit::act));
  }

  private static Act act(Columns row) throws SQLException {
    return new Act(
        row.text("who"),
        row.text("what"),
        row.textOrNull("flow"),
        row.textOrNull("target"),
        row.textOrNull("why"),
        row.text("result"),
        row.instant("done_at"));
  }

  private static String hash(String before, long line, Act act) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      add(sha, before);
      add(sha, String.valueOf(line));
      add(sha, act.who());
      add(sha, act.what());
      add(sha, act.flow());
      add(sha, act.target());
      add(sha, act.why());
      add(sha, act.result());
      add(sha, act.at().truncatedTo(ChronoUnit.MICROS).toString());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /** With its length before it, so that moving a letter to the next field changes the hash. */
  private static void add(MessageDigest sha, @Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
    sha.update(bytes);
  }
}
