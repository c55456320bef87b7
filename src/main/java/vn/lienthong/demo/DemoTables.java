package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.h2.tools.RunScript;
import vn.lienthong.province.ProvinceDatabase;

/** The tables of the demo's province in memory, for checking files without any configuration. */
public final class DemoTables {
  private DemoTables() {}

  /** Settings that name a new database for them, as the environment would. */
  public static Map<String, String> settings() {
    return Map.of(
        "LIENTHONG_PROVINCE_URL",
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
        "LIENTHONG_PROVINCE_USER",
        DemoProvince.USER,
        "LIENTHONG_PROVINCE_PASSWORD",
        "");
  }

  /** Settings of a nation that nobody asks. */
  public static Map<String, String> nation() {
    return Map.of(
        "LIENTHONG_NATIONAL_URL",
        "http://127.0.0.1/api/v1",
        "LIENTHONG_NATIONAL_KEY",
        DemoNation.KEY,
        "LIENTHONG_NATIONAL_SECRET",
        "none");
  }

  public static void create(ProvinceDatabase database, Path home) throws IOException {
    Path root = Objects.requireNonNull(home.toAbsolutePath().normalize().getParent());
    Path script = root.resolve("test-fixtures/province/schema.sql");
    try (Connection connection = database.dataSource().getConnection();
        var reader = Files.newBufferedReader(script)) {
      RunScript.execute(connection, reader);
    } catch (SQLException broken) {
      throw new IOException("cannot be run: " + script, broken);
    }
  }
}
