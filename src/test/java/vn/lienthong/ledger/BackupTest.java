package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.testkit.TestClock;

/** A backup of either database, put back into either. */
class BackupTest {
  private static final TestClock CLOCK = TestClock.at("2026-11-20T01:02:03.123456Z");
  private static final Map<String, byte[]> KEY =
      Map.of("receipts.key", "a key".getBytes(StandardCharsets.UTF_8));
  private final Random random = new Random(20_261_121);
  @TempDir private Path folder;

  /** Every table with rows of every kind of value, whatever tables there will be. */
  @ParameterizedTest
  @CsvSource({"H2, H2", "H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, POSTGRESQL"})
  void whatWasThereIsThereAgain(LedgerHome from, LedgerHome to) throws Exception {
    LedgerSettings old = from.fresh();
    LedgerSettings fresh = to.fresh();
    Path file = folder.resolve("backup.zip");
    Backup.Summary written;
    Map<String, List<String>> before;
    try (Ledger ledger = Ledger.open(old, CLOCK)) {
      fill(old);
      for (int i = 0; i < 5; i++) {
        ledger.audit().append(act(i));
      }
      before = content(old);
      written = save(ledger, file);
    }
    Backup.Summary restored;
    try (Ledger ledger = Ledger.open(fresh, CLOCK)) {
      ledger.audit().append(act(99));
      long lost = ledger.runs().begin("bieu", "schedule");
      restored = restore(ledger, file);

      assertThat(content(fresh)).isEqualTo(before);
      assertThat(ledger.runs().begin("bieu", "schedule")).isGreaterThan(lost);
    }

    assertThat(restored).isEqualTo(written);
    assertThat(written.rows())
        .hasSizeGreaterThan(15)
        .allSatisfy((t, n) -> assertThat(n).isPositive());
    try (BackupFile backup = new BackupFile(file)) {
      assertThat(backup.beside("receipts.key")).hasValue(KEY.get("receipts.key"));
      assertThat(backup.beside("another")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"H2", "POSTGRESQL"})
  void itIsOfOneMomentAlthoughTheLedgerIsInUse(LedgerHome home) throws Exception {
    LedgerSettings settings = home.fresh();
    Path file = folder.resolve("backup.zip");
    AtomicBoolean enough = new AtomicBoolean();
    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      for (int i = 0; i < 200; i++) {
        ledger.audit().append(act(i));
      }
      Thread people =
          new Thread(
              () -> {
                for (int i = 200; !enough.get(); i++) {
                  ledger.audit().append(act(i));
                }
              });
      people.start();
      List<Long> rows = new ArrayList<>();
      try (Ledger copy = Ledger.open(LedgerHome.H2.fresh(), CLOCK)) {
        while (rows.size() < 5 || rows.get(rows.size() - 1).equals(rows.get(0))) {
          rows.add(save(ledger, file).rows().get("audit"));
          restore(copy, file);
          // a line that is in the chain's end but not among the lines would break the chain
          assertThat(copy.audit().verify()).isEmpty();
        }
      }
      enough.set(true);
      people.join();
    }
  }

  @Test
  void whatIsNotWholeChangesNothing() throws Exception {
    LedgerSettings settings = LedgerHome.H2.fresh();
    Path file = folder.resolve("backup.zip");
    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      ledger.audit().append(act(1));
      save(ledger, file);
      byte[] whole = Files.readAllBytes(file);
      ledger.audit().append(act(2));
      Map<String, List<String>> now = content(settings);

      Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      refused(ledger, file, "no backup, or not all of it");
      Files.write(file, whole);
      edit(file, "tables/audit.jsonl", "lan", "LAN");
      refused(ledger, file, "tables/audit.jsonl is not what the backup's manifest says");
      Files.write(file, whole);
      edit(file, "manifest.json", "\"schema\" : \"", "\"schema\" : \"1");
      refused(ledger, file, "of version 1");
      Files.write(file, whole);
      edit(file, "manifest.json", "\"rows\" : 1", "\"rows\" : 2");
      refused(ledger, file, " rows, and should have ");
      Files.delete(file);
      refused(ledger, file, "no backup");
      assertThat(content(settings)).isEqualTo(now);
      assertThat(ledger.audit().verify()).isEmpty();
    }
  }

  /** Statements that change a table commit what was done before them, in some databases. */
  @ParameterizedTest
  @CsvSource({"H2", "POSTGRESQL"})
  void oneThatIsFoundOutLateChangesNothingEither(LedgerHome home) throws Exception {
    LedgerSettings settings = home.fresh();
    Path file = folder.resolve("backup.zip");
    try (Ledger ledger = Ledger.open(settings, CLOCK)) {
      fill(settings);
      Backup.Summary summary = save(ledger, file);
      ledger.audit().append(act(1));
      Map<String, List<String>> now = content(settings);
      String last = new TreeMap<>(summary.rows()).lastKey();
      String entry = "\"tables/" + last + ".jsonl\" : {\n      \"rows\" : ";

      edit(file, "manifest.json", entry, entry + "1");
      refused(ledger, file, last + " has ");

      assertThat(content(settings)).isEqualTo(now);
      assertThat(ledger.audit().verify()).isEmpty();
      assertThat(ledger.runs().begin("bieu", "schedule")).isPositive();
    }
  }

  private static void refused(Ledger ledger, Path file, String why) {
    assertThatThrownBy(() -> restore(ledger, file))
        .isInstanceOf(Backup.Unusable.class)
        .hasMessageContaining(why);
  }

  private static void edit(Path file, String entry, String from, String to) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path inside = zip.getPath(entry);
      String text = Files.readString(inside);
      assertThat(text).contains(from);
      Files.writeString(inside, text.replace(from, to));
    }
  }

  private static Backup.Summary save(Ledger ledger, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return ledger.backup().write(KEY, out);
    }
  }

  private static Backup.Summary restore(Ledger ledger, Path file) throws IOException {
    try (BackupFile backup = new BackupFile(file)) {
      return ledger.backup().restore(backup);
    }
  }

  private static Act act(int number) {
    Instant at = CLOCK.instant().plus(Duration.ofSeconds(number));
    return new Act("lan", "pause", "bieu", null, "lần " + number, "done", at);
  }

  private static Connection connect(LedgerSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!List.of("ledger_history", "lease", "audit", "audit_end").contains(table)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private void fill(LedgerSettings settings) throws SQLException {
    try (Connection connection = connect(settings)) {
      for (String table : tables(connection)) {
        for (int i = 0; i < 3; i++) {
          fill(connection, table);
        }
      }
    }
  }

  private void fill(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData about = none.getMetaData();
      String marks = "?" + ", ?".repeat(about.getColumnCount() - 1);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
        for (int i = 1; i <= about.getColumnCount(); i++) {
          boolean empty =
              about.isNullable(i) == ResultSetMetaData.columnNullable && random.nextInt(3) == 0;
          insert.setObject(i, empty ? null : value(about.getColumnType(i)));
        }
        insert.executeUpdate();
      }
    }
  }

  private Object value(int type) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> random.nextInt(30_000);
      case Types.BOOLEAN, Types.BIT -> random.nextBoolean();
      case Types.VARCHAR, Types.CHAR -> "ờ\"\t" + random.nextInt(100_000);
      case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
          OffsetDateTime.ofInstant(
              Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L),
              ZoneOffset.UTC);
      default -> {
        byte[] bytes = new byte[random.nextInt(40) + 1];
        random.nextBytes(bytes);
        yield bytes;
      }
    };
  }

  private static Map<String, List<String>> content(LedgerSettings settings) throws SQLException {
    Map<String, List<String>> content = new TreeMap<>();
    try (Connection connection = connect(settings)) {
      List<String> tables = new ArrayList<>(tables(connection));
      tables.addAll(List.of("audit", "audit_end"));
      for (String table : tables) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
            ResultSet all = statement.executeQuery("SELECT * FROM " + table)) {
          while (all.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= all.getMetaData().getColumnCount(); i++) {
              row.append(shown(all, i)).append(" | ");
            }
            rows.add(row.toString());
          }
        }
        rows.sort(null);
        content.put(table, rows);
      }
    }
    return content;
  }

  private static String shown(ResultSet row, int at) throws SQLException {
    Object value = row.getObject(at);
    if (value == null) {
      return "null";
    }
    return switch (row.getMetaData().getColumnType(at)) {
      case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
          row.getObject(at, OffsetDateTime.class).toInstant().toString();
      case Types.BINARY, Types.VARBINARY, Types.BLOB -> HexFormat.of().formatHex(row.getBytes(at));
      case Types.BOOLEAN, Types.BIT -> String.valueOf(row.getBoolean(at));
      default -> value.toString();
    };
  }
}
