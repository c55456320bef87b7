package vn.lienthong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Problem;
import vn.lienthong.testkit.Databases;

/** The mapping files as shipped, against the contract and the fixtures' province. */
class ShippedFilesTest {
  private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"));
  private static final Contract CONTRACT = Contract.read(Path.of("mappings"));

  @Test
  void keepToTheContract() {
    assertThat(new ContractCheck(MAPPINGS, CONTRACT).problems()).isEmpty();
  }

  @Test
  void fitTheTablesOnH2() throws Exception {
    assertThat(againstTables(Databases.h2(), "")).isEmpty();
  }

  @Test
  void fitTheTablesOnPostgreSql() throws Exception {
    assertThat(againstTables(Databases.postgres(), "")).isEmpty();
  }

  /** Forms of households are only read: no verdict on them comes back. */
  @Test
  void wantRightsToWriteOnPostgreSql() throws Exception {
    Databases.Database database = Databases.postgres();
    String clerk = "clerk" + database.url().hashCode();
    String grant =
        "CREATE ROLE \"%1$s\" LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \"%1$s\""
            .formatted(clerk);
    assertThat(againstTables(database, grant, clerk))
        .hasSizeGreaterThanOrEqualTo(MAPPINGS.byName().size() - 1)
        .extracting(Problem::found)
        .contains("dm_dan_toc without the right to INSERT, UPDATE")
        .contains("dm_thay_doi_don_vi without the right to DELETE, INSERT, UPDATE");
  }

  private static List<Problem> againstTables(Databases.Database database, String more)
      throws Exception {
    return againstTables(database, more, database.user());
  }

  private static List<Problem> againstTables(Databases.Database database, String more, String user)
      throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(Path.of("test-fixtures/province/schema.sql")) + more);
    }
    String url = database.url().replace("user=" + database.user(), "user=" + user);
    ProvinceSettings settings = new ProvinceSettings("province", url, user, database.password());
    try (ProvinceDatabase province = ProvinceDatabase.open(settings)) {
      return new SchemaCheck(MAPPINGS, CONTRACT, mapping -> province.schema()).problems();
    }
  }
}
