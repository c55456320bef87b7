package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;

/** {@code demo sql "UPDATE …"}: a person's statement in the running demo's province. */
final class DemoShell {
  private final Path home;

  /**
   * @param home the demo's
   */
  DemoShell(Path home) {
    this.home = home;
  }

  int sql(String text) {
    try {
      Properties settings = new Properties();
      try (var reader = Files.newBufferedReader(home.resolve("gateway.properties"))) {
        settings.load(reader);
      }
      String password = Files.readString(home.resolve("province.password"));
      int rows = DemoProvince.sql(settings.getProperty("province.url"), password, text);
      System.out.println(rows + (rows == 1 ? " row" : " rows"));
      return rows == 0 ? 1 : 0;
    } catch (IOException absent) {
      System.err.println("no demo is running: start one with gateway/lienthong demo");
      return 3;
    } catch (SQLException refused) {
      System.err.println(refused.getMessage());
      return 2;
    }
  }
}
