package vn.lienthong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.testkit.Databases;

/**
 * What capture costs those who write, as medians: forms and answers of households, twice, of which
 * one is caught. A small update is one statement of one row committed by itself, asked by turns of
 * this table and that, so that whatever else the machine does burdens both alike; a large one is
 * one statement over 20,000 rows. Both set a column that no index holds.
 *
 * <p>{@code main [postgres|postgres-durable|mariadb|h2]…}; the durable one waits for its disk at
 * every commit, as a real one does.
 */
public final class CaptureCost {
  private static final int SMALL = 200;
  private static final int ROUNDS = 15;
  private static final int WARM = 3;
  private static final List<String> SERVERS =
      List.of("postgres", "postgres-durable", "mariadb", "h2");

  private final Connection connection;
  private final boolean vacuums;
  private final Random random = new Random(1);

  private CaptureCost(Connection connection, boolean vacuums) {
    this.connection = connection;
    this.vacuums = vacuums;
  }

  public static void main(String[] servers) throws SQLException, IOException {
    for (String server : servers.length == 0 ? SERVERS : List.of(servers)) {
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

  private static Databases.Database durable() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    return new Databases.Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  private static void measure(String server, Databases.Database database) throws SQLException {
    String url = database.url().replace(";DB_CLOSE_DELAY=-1", "");
    ProvinceSettings settings =
        new ProvinceSettings("bench", url, database.user(), database.password());
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ProvinceDatabase province = ProvinceDatabase.open(settings)) {
      boolean postgres = server.startsWith("postgres");
      CaptureCost cost = new CaptureCost(connection, postgres);
      Households caught = new Households("co_bat");
      Households free = new Households("khong_bat");
      caught.fill(connection);
      free.fill(connection);
      Mapping mapping = caught.mapping();
      Capture capture = Capture.in(province);
      capture.install(mapping);
      System.out.println(server + ", load " + load());
      cost.compare("form", free.form(), caught.form(), () -> capture.log(mapping).stamp());
      cost.compare("answer", free.answer(), caught.answer(), () -> capture.log(mapping).stamp());
    }
  }

  private static String load() {
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException elsewhere) {
      return "unknown";
    }
  }

  private void compare(String what, Households.Rows free, Households.Rows caught, Runnable stamp)
      throws SQLException {
    List<Double> small = new ArrayList<>();
    List<Double> smallCaught = new ArrayList<>();
    List<Double> large = new ArrayList<>();
    List<Double> largeCaught = new ArrayList<>();
    for (int round = 0; round < WARM + ROUNDS; round++) {
      if (round == WARM) {
        List.of(small, smallCaught, large, largeCaught).forEach(List::clear);
      }
      small(free, small, caught, smallCaught);
      boolean first = round % 2 == 0;
      large(first ? free : caught, first ? large : largeCaught);
      large(first ? caught : free, first ? largeCaught : large);
      stamp.run();
      if (vacuums) {
        run("VACUUM");
        run("CHECKPOINT");
      }
    }
    tell("  one " + what + ", µs", small, smallCaught);
    tell("  20,000 " + what + "s at once, ms", large, largeCaught);
  }

  private void small(
      Households.Rows free, List<Double> times, Households.Rows caught, List<Double> timesCaught)
      throws SQLException {
    try (PreparedStatement one = connection.prepareStatement(free.one());
        PreparedStatement oneCaught = connection.prepareStatement(caught.one())) {
      for (int i = 0; i < SMALL; i++) {
        boolean first = i % 2 == 0;
        once(first ? one : oneCaught, first ? times : timesCaught);
        once(first ? oneCaught : one, first ? timesCaught : times);
      }
    }
  }

  private void once(PreparedStatement update, List<Double> times) throws SQLException {
    update.setString(1, "V" + random.nextInt(1_000_000));
    update.setString(2, Households.number(random.nextInt(Households.COUNT / 10) * 10));
    long start = System.nanoTime();
    update.executeUpdate();
    times.add((System.nanoTime() - start) / 1e3);
  }

  private void large(Households.Rows rows, List<Double> times) throws SQLException {
    try (PreparedStatement all = connection.prepareStatement(rows.all())) {
      all.setString(1, "V" + random.nextInt(1_000_000));
      long start = System.nanoTime();
      all.executeUpdate();
      times.add((System.nanoTime() - start) / 1e6);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void tell(String what, List<Double> without, List<Double> with) {
    double a = median(without);
    double b = median(with);
    System.out.printf("%s: without %.1f, with %.1f, x%.2f%n", what, a, b, b / a);
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(x -> x).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
