package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.Trigger;

/**
 * The province's own book of what the gateway writes into its tables: before and after, in the same
 * transaction. Kept by triggers, which know the gateway by the user that it logs in as.
 */
public final class Watch implements Trigger {
  static final String GATEWAY = "gateway_of_the_storm";
  static final String PASSWORD = "secret";
  private static final List<String> TABLES =
      List.of(
          "dm_dan_toc",
          "nhom_van_ban",
          "van_ban",
          "van_ban_tep",
          "dm_don_vi_hanh_chinh",
          "phieu",
          "phieu_tra_loi");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> columns = new ArrayList<>();
  private String table;

  /** A write of the gateway. */
  record Written(String table, JsonNode before, JsonNode after) {}

  static void install(Connection connection, boolean postgres) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE watched (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bang"
              + " VARCHAR(60), cu VARCHAR(9000), moi VARCHAR(9000))");
      if (postgres) {
        statement.execute(
            "DO $$ BEGIN CREATE ROLE %s LOGIN SUPERUSER PASSWORD '%s'; EXCEPTION WHEN"
                    .formatted(GATEWAY, PASSWORD)
                + " duplicate_object THEN NULL; END $$");
        statement.execute(
            "CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF session_user ="
                + " '"
                + GATEWAY
                + "' THEN INSERT INTO watched (bang, cu, moi) VALUES (TG_TABLE_NAME, CASE WHEN"
                + " TG_OP <> 'INSERT' THEN to_jsonb(OLD)::text END, CASE WHEN TG_OP <> 'DELETE'"
                + " THEN to_jsonb(NEW)::text END); END IF; RETURN NULL; END $$");
      } else {
        statement.execute("CREATE USER " + GATEWAY + " PASSWORD '" + PASSWORD + "' ADMIN");
      }
      for (String table : TABLES) {
        statement.execute(
            "CREATE TRIGGER watch_%1$s AFTER INSERT %2$s UPDATE %2$s DELETE ON %1$s FOR EACH ROW %3$s"
                .formatted(
                    table,
                    postgres ? "OR" : ",",
                    postgres
                        ? "EXECUTE FUNCTION watch()"
                        : "CALL '" + Watch.class.getName() + "'"));
      }
    }
  }

  static List<Written> read(Connection connection) throws SQLException {
    List<Written> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT bang, cu, moi FROM watched ORDER BY seq")) {
      while (rows.next()) {
        all.add(new Written(rows.getString(1), json(rows.getString(2)), json(rows.getString(3))));
      }
    }
    return all;
  }

  private static JsonNode json(String text) {
    return text == null ? null : Wire.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void init(
      Connection connection, String schema, String name, String of, boolean before, int type)
      throws SQLException {
    table = of.toLowerCase(Locale.ROOT);
    try (ResultSet found = connection.getMetaData().getColumns(null, schema, of, null)) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    if (!connection.getMetaData().getUserName().equalsIgnoreCase(GATEWAY)) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO watched (bang, cu, moi) VALUES (?, ?, ?)")) {
      insert.setString(1, table);
      insert.setString(2, text(before));
      insert.setString(3, text(after));
      insert.executeUpdate();
    }
  }

  private String text(Object[] row) {
    if (row == null) {
      return null;
    }
    ObjectNode json = JSON.createObjectNode();
    for (int i = 0; i < row.length; i++) {
      json.put(columns.get(i), row[i] == null ? null : row[i].toString());
    }
    return json.toString();
  }
}
