package vn.lienthong.province.capture;

import java.util.List;
import vn.lienthong.province.Dialect;

/**
 * What catches changes in a PostgreSQL table: per event a trigger, named by its last letter.
 *
 * @param event as {@code CREATE TRIGGER} names it
 * @param bits of {@code pg_trigger.tgtype}
 * @param rows the changed rows, under the one name that the function knows
 */
record PostgreSqlTrigger(String letter, String event, int bits, String rows) {
  /** For each row whose key is altered: both keys of every row would double an update's cost. */
  static final PostgreSqlTrigger KEY = new PostgreSqlTrigger("k", "UPDATE", 17, "");

  static final List<PostgreSqlTrigger> ALL =
      List.of(
          new PostgreSqlTrigger("i", "INSERT", 4, " REFERENCING NEW TABLE AS dong"),
          new PostgreSqlTrigger("u", "UPDATE", 16, " REFERENCING NEW TABLE AS dong"),
          new PostgreSqlTrigger("d", "DELETE", 8, " REFERENCING OLD TABLE AS dong"),
          new PostgreSqlTrigger("t", "TRUNCATE", 32, ""),
          KEY);

  private static final String QUOTE = "$lien_thong$";
  private static final String OWN =
      "pg_catalog.texteq(coalesce(pg_catalog.current_setting('lien_thong.rieng', true), ''), '1')";

  /** The rarely called ones have another function, so that the other one decides nothing. */
  boolean rare() {
    return rows.isEmpty();
  }

  String name(Watched watched) {
    return watched.name() + letter;
  }

  String function(Watched watched, OwnTables own) {
    return own.of(watched.name() + (rare() ? "k" : ""));
  }

  /**
   * @param rewritten other triggers may alter a key that the statement does not name
   */
  List<String> statements(Watched watched, OwnTables own, Dialect dialect, boolean rewritten) {
    String table = dialect.name(watched.table());
    PostgreSqlKeys keys = new PostgreSqlKeys(dialect);
    String of = this == KEY && !rewritten ? " OF " + keys.columns(watched) : "";
    String each =
        this == KEY
            ? " FOR EACH ROW WHEN (" + keys.altered(watched) + ")"
            : rows + " FOR EACH STATEMENT";
    return List.of(
        "DROP TRIGGER IF EXISTS %s ON %s".formatted(name(watched), table),
        "CREATE TRIGGER %s AFTER %s%s ON %s%s EXECUTE FUNCTION %s()"
            .formatted(name(watched), event, of, table, each, function(watched, own)),
        "ALTER TABLE %s ENABLE ALWAYS TRIGGER %s".formatted(table, name(watched)));
  }

  /** Runs with its owner's rights, so that the province's programs need none. */
  String creation(Watched watched, OwnTables own, Dialect dialect) {
    String body = body(watched, own, dialect);
    if (body.contains(QUOTE)) {
      throw new IllegalArgumentException("a name with " + QUOTE + " in it");
    }
    return "CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS %2$s%3$s%2$s"
        .formatted(function(watched, own), QUOTE, body);
  }

  String body(Watched watched, OwnTables own, Dialect dialect) {
    String into = "INSERT INTO " + own.inbox() + " (luong, khoa, rieng) ";
    String flow = "'" + watched.flow() + "', ";
    PostgreSqlKeys keys = new PostgreSqlKeys(dialect);
    if (!rare()) {
      String distinct = watched.child() ? "DISTINCT " : "";
      return """

          BEGIN
            %sSELECT %s%s%s, (SELECT %s) FROM dong d;
            RETURN NULL;
          END
          """
          .formatted(into, distinct, flow, keys.text(watched, "d"), OWN);
    }
    return """

        BEGIN
          IF TG_LEVEL = 'ROW' THEN
            %1$sVALUES (%2$s%3$s, %4$s);
          ELSE
            %1$sVALUES (%2$sNULL, %4$s);
          END IF;
          RETURN NULL;
        END
        """
        .formatted(into, flow, keys.text(watched, "OLD"), OWN);
  }
}
