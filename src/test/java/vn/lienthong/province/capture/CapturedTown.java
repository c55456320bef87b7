package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.Server;
import vn.lienthong.testkit.Databases;

/** A province with tables of cells: its database, and hands that edit it behind the gateway. */
final class CapturedTown implements AutoCloseable {
  static final Mapping TABLES = mapping("bieu");
  final ProvinceDatabase province;
  final Capture capture;
  private final Server server;
  private final Databases.Database database;
  private final List<Connection> open = new ArrayList<>();
  private final Connection hands;

  CapturedTown(Server server) {
    this(server, Clock.systemUTC());
  }

  CapturedTown(Server server, Clock clock) {
    this.server = server;
    database = server.fresh();
    hands = connection();
    edit(
        "CREATE TABLE bieu (ma_mau VARCHAR(20) NOT NULL, so INTEGER NOT NULL, ngay DATE NOT NULL,"
            + " ten VARCHAR(50), PRIMARY KEY (ma_mau, so, ngay))",
        "CREATE TABLE bieu_o (mau VARCHAR(20) NOT NULL, so INTEGER NOT NULL, ngay DATE NOT NULL,"
            + " dong VARCHAR(9) NOT NULL, gia_tri INTEGER, PRIMARY KEY (mau, so, ngay, dong))",
        "CREATE TABLE khac (ma VARCHAR(9) PRIMARY KEY)");
    province = open(database.user(), database.password());
    capture = Capture.in(province, clock);
  }

  ProvinceDatabase open(String user, String password) {
    String url = database.url().replace(";DB_CLOSE_DELAY=-1", "").replaceAll("[?&]user=\\w+", "");
    return ProvinceDatabase.open(new ProvinceSettings("thử", url, user, password));
  }

  /** Of the tables with their cells. */
  static Mapping mapping(String name) {
    Field code = field("maMau", "ma_mau", FieldType.CODE);
    Field number = field("so", "so", FieldType.INTEGER);
    Field day = field("ngay", "ngay", FieldType.DATE);
    ChildRows rows =
        new ChildRows(
            "bieu_o",
            List.of("mau", "so", "ngay"),
            List.of("dong"),
            List.of(
                field("dong", "dong", FieldType.CODE),
                field("giaTri", "gia_tri", FieldType.INTEGER)));
    Field cells =
        new Field("o", "", FieldType.ROWS, false, null, null, null, null, null, false, rows, 1);
    return mapping(
        name,
        "bieu",
        List.of("maMau", "so", "ngay"),
        List.of(code, number, day, field("ten", "ten", FieldType.TEXT), cells));
  }

  static Field field(String name, String column, FieldType type) {
    return new Field(name, column, type, false, null, null, null, null, null, false, 1);
  }

  static Mapping mapping(String name, String table, List<String> identity, List<Field> fields) {
    return new Mapping(
        name,
        "/bieu",
        "Bieu",
        table,
        identity,
        new Scope(List.of(), List.of()),
        new RowAuthority(List.of(), Authority.PROVINCE),
        fields,
        List.of(),
        Retirement.REMOVE,
        Guard.DEFAULT,
        Mode.AUTO,
        null,
        "hash");
  }

  Connection connection() {
    try {
      Connection connection =
          DriverManager.getConnection(database.url(), database.user(), database.password());
      open.add(connection);
      return connection;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Committed at once. */
  void edit(String... statements) {
    run(hands, statements);
  }

  static void run(Connection connection, String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  long number(String sql) {
    try (Statement statement = hands.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** What was stamped since that position: keys, {@code *} for all, in order. */
  static List<String> keys(ChangeLog log, long since) {
    return log.after(since, 100_000).stream()
        .map(change -> change.storedKey() == null ? "*" : change.storedKey())
        .toList();
  }

  /** MariaDB tells what is open from a picture that it keeps for a moment. */
  void glance() {
    if (server == Server.MARIADB) {
      number("SELECT SLEEP(0.3)");
    }
  }

  @Override
  public void close() {
    province.close();
    try {
      for (Connection connection : open) {
        connection.close();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
