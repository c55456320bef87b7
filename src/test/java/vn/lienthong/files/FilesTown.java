package vn.lienthong.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.camel.FileSteps;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TestClock;

/** Documents in step, a folder, and the shipped routes between them and a {@link FileNation}. */
final class FilesTown implements AutoCloseable {
  static final String FLOW = "van-ban";
  final TestClock clock = TestClock.at("2026-11-20T03:00:00Z");
  final FileNation nation = new FileNation();
  final Path home = Files.createTempDirectory("files");
  final Path folder = Files.createDirectory(home.resolve("documents"));
  final Ledger ledger;
  private final Databases.Database province;
  private final ProvinceDatabase database;
  private final Mappings mappings;
  private final Map<String, Map<Integer, String>> listed = new LinkedHashMap<>();
  private CamelContext context;
  private FilesRuns runs;
  private long settled = 100;

  FilesTown(boolean postgres) throws IOException, SQLException {
    province = postgres ? Databases.postgres() : Databases.h2();
    Databases.Database memory =
        postgres
            ? Databases.postgres()
            : new Databases.Database("jdbc:h2:file:" + home.resolve("ledger"), "sa", "");
    ledger = Ledger.open(new LedgerSettings(memory.url(), memory.user(), memory.password()), clock);
    try (Connection connection = open();
        var text = Files.newBufferedReader(Path.of("test-fixtures/province/schema.sql"))) {
      RunScript.execute(connection, text);
    }
    mappings = Mappings.read(mappings());
    database =
        ProvinceDatabase.open(
            new ProvinceSettings("province", province.url(), province.user(), province.password()));
    start();
  }

  private Path mappings() throws IOException {
    Path own = Files.createDirectory(home.resolve("mappings"));
    Files.createDirectory(own.resolve("codes"));
    Files.copy(Path.of("mappings/van-ban.yaml"), own.resolve("van-ban.yaml"));
    Files.copy(Path.of("mappings/nhom-van-ban.yaml"), own.resolve("nhom-van-ban.yaml"));
    return own;
  }

  private void start() {
    try {
      Archive.Patience patience =
          new Archive.Patience(
              3, 3, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(10));
      Archive archive = new Archive(ledger, clock, folder, Content.PIECE, patience);
      runs =
          new FilesRuns(
              mappings.byName().values(), ProvinceDatabases.only(database), archive, true);
      context = new DefaultCamelContext();
      NationalBeans.bind(context, settings(), Interpreter.none(), clock);
      context.getRegistry().bind("files", new FileSteps(runs));
      for (String file : List.of("national-api", "template-files")) {
        PluginHelper.getRoutesLoader(context)
            .loadRoutes(
                ResourceHelper.resolveResource(
                    context, "file:" + Path.of("routes", file + ".camel.yaml").toAbsolutePath()));
      }
      context.addRouteFromTemplate("van-ban-files", "files", Map.of("documents", FLOW));
      context.start();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private NationalSettings settings() {
    NationalLimits limits =
        new NationalLimits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            32 << 20,
            Duration.ofHours(1),
            1000,
            Duration.ofSeconds(30));
    return new NationalSettings(
        URI.create(nation.url() + "/api/v1"),
        new Access.Ngsp(
            new Access.TokenDesk(URI.create(nation.url() + "/token")), "key", () -> "secret"),
        Transport.STRAIGHT,
        limits,
        "12",
        "default");
  }

  /** The process ends and another one begins: only what is on disks is left. */
  void restart() {
    context.stop();
    start();
  }

  FilesRuns runs() {
    return runs;
  }

  /** One run, as the schedule starts it; null if none was opened. */
  @Nullable FilesReport run() {
    try (var template = context.createProducerTemplate()) {
      Object answer =
          template.request("direct:van-ban-files", exchange -> {}).getMessage().getBody();
      return answer instanceof FilesReport report ? report : null;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  FilesReport.Tally moved() {
    return Optional.ofNullable(run()).orElseThrow().tally();
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(province.url(), province.user(), province.password());
  }

  void sql(String text, @Nullable Object... values) {
    try (Connection connection = open();
        var statement = connection.prepareStatement(text)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException broken) {
      throw new IllegalStateException(text, broken);
    }
  }

  @Nullable String path(String ma, int so) {
    try (Connection connection = open();
        var statement =
            connection.prepareStatement(
                "SELECT duong_dan FROM van_ban_tep WHERE ma = ? AND so = ?")) {
      statement.setString(1, ma);
      statement.setInt(2, so);
      ResultSet rows = statement.executeQuery();
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** A document in step whose first file has that content; the province's lies in the folder. */
  void document(String ma, boolean ours, byte[] content) {
    String sha = FileNation.sha256(content);
    String path = ours ? ma + "/1.bin" : null;
    row(ma, ours, 1, content.length, sha, path);
    if (ours) {
      write(ma + "/1.bin", content);
      nation.lists(id(ma, ours), 1);
    } else {
      nation.holds(id(ma, ours), 1, content);
    }
    settle(ma, ours, Standing.IN_STEP);
  }

  static String id(String ma, boolean ours) {
    return (ours ? "12:" : "TW:") + ma;
  }

  void row(String ma, boolean ours, int so, long size, String sha, @Nullable String path) {
    Map<Integer, String> files = listed.computeIfAbsent(ma, first -> new LinkedHashMap<>());
    if (files.isEmpty()) {
      sql(
          "INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, do_mat, tinh) VALUES (?, ?, ?, ?, ?)",
          ma,
          ma,
          "về việc",
          "THUONG",
          ours ? "12" : "TW");
    }
    sql("DELETE FROM van_ban_tep WHERE ma = ? AND so = ?", ma, so);
    sql(
        "INSERT INTO van_ban_tep (ma, so, ten, loai, kich_thuoc, sha256, duong_dan)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ma,
        so,
        "tep-" + so + ".pdf",
        "application/pdf",
        size,
        sha,
        path);
    files.put(
        so,
        "{\"so\":\"%d\",\"ten\":\"tep-%d.pdf\",\"kichThuoc\":\"%d\",\"sha256\":\"%s\"}"
            .formatted(so, so, size, sha));
  }

  /** As the flow's own run leaves it. */
  void settle(String ma, boolean ours, Standing standing) {
    Map<String, Held> fields = new LinkedHashMap<>();
    String tinh = ours ? "12" : "TW";
    fields.put("ma", Held.of(ma, ma));
    fields.put("maTinh", Held.of(tinh, tinh));
    String rows = "[" + String.join(",", new ArrayList<>(listed.get(ma).values())) + "]";
    fields.put("tep", Held.of(rows, rows));
    Entry entry =
        new Entry(
            Key.of(ma),
            standing,
            new Base(id(ma, ours), 1, fields),
            0,
            null,
            List.of(),
            null,
            clock.instant(),
            settled++,
            "hash");
    ledger.entries().settle(FLOW, new Settlement(0, List.of(entry), Set.of(), List.of()));
  }

  Entry entry(String ma) {
    return ledger.entries().find(FLOW, Key.of(ma)).orElseThrow();
  }

  List<Event> story(String ma) {
    return ledger.events().story(FLOW, Key.of(ma));
  }

  void write(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  byte[] read(String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String code) {
    try {
      FileNation.answer(exchange, status, code, "");
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Somebody else runs the flow until this is run. */
  Runnable busy() {
    var lease =
        ledger
            .leases()
            .acquire(FLOW, UUID.randomUUID().toString(), Duration.ofMinutes(5))
            .orElseThrow();
    return () -> ledger.leases().release(lease);
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    context.stop();
    nation.close();
    database.close();
    ledger.close();
  }
}
