package vn.lienthong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.mapping.Authority;
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
import vn.lienthong.province.capture.Capture;
import vn.lienthong.testkit.Databases;

/**
 * What capture costs those who write: small transactions of one updated row, and one update of
 * 20,000 rows, on two like tables of which one is caught, by turns. Run its main.
 */
public final class CaptureCost {
  private static final int ROWS = 20_000;
  private static final int SMALL = 300;
  private static final int ROUNDS = 15;

  private CaptureCost() {}

  public static void main(String[] servers) throws SQLException {
    for (String server :
        servers.length == 0
            ? new String[] {"postgres", "postgres-durable", "mariadb", "h2"}
            : servers) {
      Databases.Database database =
          switch (server) {
            case "postgres" -> Databases.postgres();
            case "postgres-durable" -> durable();
            case "mariadb" -> Databases.mariadb();
            default -> Databases.h2();
          };
      measure(server, database);
    }
    System.exit(0);
  }

  /** As in production: the server of the tests does not wait for the disk. */
  private static Databases.Database durable() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
      return new Databases.Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void measure(String server, Databases.Database database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ProvinceDatabase province =
            ProvinceDatabase.open(
                new ProvinceSettings(
                    "bench",
                    database.url().replace(";DB_CLOSE_DELAY=-1", ""),
                    database.user(),
                    database.password()))) {
      for (String table : List.of("khong_bat", "co_bat")) {
        fill(connection, table);
      }
      Capture capture = Capture.in(province);
      Mapping mapping = mapping();
      capture.install(mapping);
      List<Double> small = new ArrayList<>();
      List<Double> smallCaught = new ArrayList<>();
      List<Double> large = new ArrayList<>();
      List<Double> largeCaught = new ArrayList<>();
      for (int round = 0; round < ROUNDS + 3; round++) {
        double a = small(connection, "khong_bat", round);
        double b = small(connection, "co_bat", round);
        double c = large(connection, "khong_bat");
        double d = large(connection, "co_bat");
        capture.log(mapping).stamp();
        if (server.startsWith("postgres")) {
          run(connection, "VACUUM khong_bat");
          run(connection, "VACUUM co_bat");
          run(connection, "VACUUM lien_thong_hop_thu");
        }
        if (round >= 3) {
          small.add(a);
          smallCaught.add(b);
          large.add(c);
          largeCaught.add(d);
        }
      }
      tell(server + ", one row per transaction, µs", small, smallCaught);
      tell(server + ", 20,000 rows at once, ms", large, largeCaught);
    }
  }

  private static void fill(Connection connection, String table) throws SQLException {
    run(
        connection,
        "CREATE TABLE "
            + table
            + " (so_phieu VARCHAR(40) PRIMARY KEY, don_vi VARCHAR(8), ngay DATE, so INTEGER,"
            + " ten VARCHAR(100), ghi_chu VARCHAR(200))");
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " VALUES (?, '03388001', DATE '2025-07-01', 0, 'Chủ hộ', '')")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setString(1, "12-2025-%06d".formatted(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Median of one transaction. */
  private static double small(Connection connection, String table, int round) throws SQLException {
    double[] times = new double[SMALL];
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE " + table + " SET so = so + 1 WHERE so_phieu = ?")) {
      for (int i = 0; i < SMALL; i++) {
        update.setString(1, "12-2025-%06d".formatted((i * 61 + round * 7) % ROWS));
        long start = System.nanoTime();
        update.executeUpdate();
        times[i] = (System.nanoTime() - start) / 1e3;
      }
    }
    return median(times);
  }

  private static double large(Connection connection, String table) throws SQLException {
    long start = System.nanoTime();
    run(connection, "UPDATE " + table + " SET so = so + 1");
    return (System.nanoTime() - start) / 1e6;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void tell(String what, List<Double> without, List<Double> with) {
    double a = median(without.stream().mapToDouble(x -> x).toArray());
    double b = median(with.stream().mapToDouble(x -> x).toArray());
    System.out.printf("%s: without %.1f, with %.1f, x%.2f%n", what, a, b, b / a);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Mapping mapping() {
    Field key =
        new Field(
            "soPhieu", "so_phieu", FieldType.CODE, true, null, null, null, null, null, false, 1);
    return new Mapping(
        "phieu-ho",
        "/phieu-ho",
        "PhieuHo",
        "co_bat",
        List.of("soPhieu"),
        new Scope(List.of(), List.of()),
        new RowAuthority(List.of(), Authority.PROVINCE),
        List.of(key),
        List.of(),
        Retirement.REMOVE,
        Guard.DEFAULT,
        Mode.AUTO,
        null,
        "hash");
  }
}
