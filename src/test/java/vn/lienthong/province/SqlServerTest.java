package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.remove;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.h2.engine.Constants;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Trouble.Kind;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.CaptureRefused;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Row;

/** The words for SQL Server, as text and to H2 in its compatibility mode; no real one is met. */
class SqlServerTest {
  private static final Dialect DIALECT = new SqlServerDialect();
  private static final Column CODE = column("Mã số", JDBCType.NVARCHAR, "nvarchar");
  private static final Column DAY = column("tu]ngay", JDBCType.DATE, "date");
  private static final Mapping UNITS =
      mapping(
          "dbo.Đơn vị",
          List.of("ma", "tu"),
          field("ma", "Mã số", FieldType.CODE),
          field("tu", "từ ngày", FieldType.DATE),
          text("ten"));

  private static Column column(String name, JDBCType type, String typeName) {
    return new Column(name, type, typeName, 20, 0, false, false, false);
  }

  @Test
  void itsAddressFindsItAndItsDriverIsHere() throws SQLException {
    String url = "jdbc:sqlserver://may-chu:1433;databaseName=ctdt";
    assertThat(Dialect.ofUrl(url).name()).isEqualTo("SQL Server");
    assertThat(Dialect.ofUrl(url).verified()).isFalse();
    assertThat(DriverManager.getDriver(url)).isNotNull();
  }

  @Test
  void namesStandInBracketsAndPagesAreOffsets() {
    assertThat(DIALECT.quoted("a]b [c]")).isEqualTo("[a]]b [c]]]");
    assertThat(DIALECT.limit(50)).isEqualTo(" OFFSET 0 ROWS FETCH NEXT 50 ROWS ONLY");
    assertThat(DIALECT.page(100, 50)).isEqualTo(" OFFSET 100 ROWS FETCH NEXT 50 ROWS ONLY");
    assertThat(DIALECT.exactly("[ten]")).contains("[ten] COLLATE Latin1_General_100_BIN2");
  }

  @Test
  void keysAreComparedColumnByColumnWithBoundValues() {
    Binder.Positional binder = new Binder.Positional();
    List<Object> key = List.of("01", "2025-07-01");
    assertThat(DIALECT.keyAfter(List.of(CODE, DAY), key, binder))
        .isEqualTo("([Mã số] > ? OR [Mã số] = ? AND [tu]]ngay] > ?)");
    assertThat(DIALECT.keyIn(List.of(CODE, DAY), List.of(key, key), binder))
        .isEqualTo("(([Mã số] = ? AND [tu]]ngay] = ?) OR ([Mã số] = ? AND [tu]]ngay] = ?))");
    assertThat(DIALECT.keyIn(List.of(CODE), List.of(List.of("01")), binder))
        .isEqualTo("[Mã số] IN (?)");
    assertThat(binder.values()).hasSize(8);
  }

  @Test
  void aDayIsReadAsTextInVietnamsZone() {
    Column moment = column("luc", JDBCType.TIMESTAMP_WITH_TIMEZONE, "datetimeoffset");
    Column plain = column("luc", JDBCType.TIMESTAMP, "datetime2");
    assertThat(DIALECT.selected(FieldType.DATE, moment))
        .isEqualTo(
            "CAST(CAST([luc] AT TIME ZONE 'SE Asia Standard Time' AS DATE) AS VARCHAR(10)) AS"
                + " [luc]");
    assertThat(DIALECT.selected(FieldType.DATE, plain))
        .isEqualTo("CAST(CAST([luc] AS DATE) AS VARCHAR(10)) AS [luc]");
  }

  @Test
  void itsErrorsAreKnownByTheirNumbers() {
    assertThat(trouble(2627, "Violation of UNIQUE KEY constraint 'UQ_ky'. Cannot insert duplicate"))
        .isEqualTo(new Trouble(Kind.CONSTRAINT, "UQ_ky", null, "S0001"));
    assertThat(
            trouble(
                2601,
                "Cannot insert duplicate key row in object 'dbo.t' with unique index 'Một kỳ'."))
        .isEqualTo(new Trouble(Kind.CONSTRAINT, "Một kỳ", null, "S0001"));
    assertThat(
            trouble(
                547,
                "The INSERT statement conflicted with the FOREIGN KEY constraint \"FK_nhom\". The conflict"))
        .isEqualTo(new Trouble(Kind.CONSTRAINT, "FK_nhom", null, "S0001"));
    assertThat(trouble(515, "Cannot insert the value NULL into column 'Tên gọi', table 'a.dbo.t'"))
        .isEqualTo(new Trouble(Kind.CONSTRAINT, "not-null", "Tên gọi", "S0001"));
    assertThat(
            trouble(
                2628,
                "String or binary data would be truncated in table 'a.dbo.t', column 'ten'. Truncated value: 'x'."))
        .isEqualTo(new Trouble(Kind.TOO_LONG, null, "ten", "S0001"));
    assertThat(trouble(1222, "Lock request time out period exceeded.").kind()).isEqualTo(Kind.BUSY);
    assertThat(trouble(229, "The UPDATE permission was denied").kind()).isEqualTo(Kind.NO_RIGHTS);
    assertThat(trouble(18456, "Login failed for user 'x'.").kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(trouble(271, "The column \"so\" cannot be modified").kind())
        .isEqualTo(Kind.COMPUTED);
    SQLException versions = new SQLException("Snapshot isolation", "S0001", 3952);
    assertThat(ProvinceUnreachable.of("sở", versions))
        .hasMessageContaining("ALLOW_SNAPSHOT_ISOLATION");
  }

  private static Trouble trouble(int number, String message) {
    return DIALECT.trouble(new SQLException(message, "S0001", number));
  }

  @Test
  void itsStatementsRunOnH2InItsMode() throws SQLException {
    String url = "jdbc:h2:mem:mssql;MODE=MSSQLServer;IGNORE_UNKNOWN_SETTINGS=TRUE";
    try (Connection hands = DriverManager.getConnection(url, "sa", "");
        Statement edit = hands.createStatement()) {
      edit.execute("CREATE SCHEMA dbo");
      edit.execute(
          "CREATE TABLE dbo.[Đơn vị] ([Mã số] NVARCHAR(10), [từ ngày] DATETIME2, ten NVARCHAR(50),"
              + " PRIMARY KEY ([Mã số], [từ ngày]))");
      edit.execute(
          "INSERT INTO dbo.[Đơn vị] VALUES ('01','2025-07-01','một'),('01','2025-08-01','hai'),"
              + "('02','2025-07-01','ba')");
      ProvinceSettings settings = new ProvinceSettings("sở", url, "sa", "");
      Dialect dialect = new SqlServerDialect(Constants.TRANSACTION_SNAPSHOT);
      try (ProvinceDatabase database = ProvinceDatabase.open(settings, dialect, 2)) {
        reads(database);
        writes(database);
        isComparedInFull(database);
      }
    }
  }

  private static void reads(ProvinceDatabase database) {
    SourceRows source = database.source(UNITS);
    List<SourceRow> page = source.page(null, 2);
    assertThat(page)
        .extracting(SourceRow::storedKey)
        .containsExactly("01|2025-07-01", "01|2025-08-01");
    assertThat(source.page(page.get(1).storedKey(), 2)).hasSize(1);
    assertThat(source.byKeys(List.of("02|2025-07-01", "03|2025-07-01"))).hasSize(1);
    assertThat(database.sql(UNITS).page(10, Map.of("Mã số", "01", "từ ngày", "2025-07-01")).text())
        .contains("ORDER BY [Đơn vị].[Mã số], [Đơn vị].[từ ngày] OFFSET 0 ROWS");
    Search search = new Search(Map.of("ma", List.of("01")), List.of(), null, List.of("ten"));
    ProvinceSearch found = database.search(UNITS, java.time.Duration.ofSeconds(5));
    assertThat(found.page(search, null, 1, 5)).hasSize(1);
    assertThat(found.count(search)).isEqualTo(2);
  }

  private static void writes(ProvinceDatabase database) {
    Row row = ((SourceRow.Found) database.source(UNITS).page(null, 1).get(0)).row();
    List<Outcome> outcomes =
        database
            .tables()
            .write(
                UNITS,
                List.of(
                    update(row, "ten", "mới"),
                    insert(Key.of("09", "2025-07-01"), "ma", "09", "tu", "2025-07-01", "ten", "x"),
                    insert(Key.of("02", "2025-07-01"), "ma", "02", "tu", "2025-07-01")));
    assertThat(((Done) outcomes.get(0)).after().value("ten")).isEqualTo("mới");
    assertThat(outcomes.get(1)).isInstanceOf(Done.class);
    assertThat(outcomes.get(2)).isEqualTo(new Outcome.ChangedSince());
    Row created = ((Done) outcomes.get(1)).after();
    assertThat(database.tables().write(UNITS, List.of(remove(created))))
        .containsExactly(new Done(null));
    ProvinceSchema schema = database.schema();
    assertThat(schema.missingRights(UNITS, schema.table(UNITS.table()))).isEmpty();
  }

  private static void isComparedInFull(ProvinceDatabase database) {
    Capture capture = Capture.in(database);
    Readiness readiness = capture.log(UNITS).readiness();
    assertThat(readiness.state()).isEqualTo(Readiness.State.NOT_INSTALLED);
    assertThat(readiness.causes().get(0).text()).isEqualTo("no-capture-here (SQL Server)");
    assertThatThrownBy(() -> capture.install(UNITS)).isInstanceOf(CaptureRefused.class);
    assertThat(capture.removal(UNITS)).isEmpty();
  }
}
