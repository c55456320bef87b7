package vn.lienthong.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every table there is, found and not listed, but for who is at work just now. */
final class JdbcBackup implements Backup {
  private static final String HISTORY = "ledger_history";
  private static final Set<String> OF_THE_MOMENT = Set.of(HISTORY, "lease");
  private static final int BATCH = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Database database;
  private final Clock clock;

  JdbcBackup(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Summary write(Map<String, byte[]> beside, OutputStream out) throws IOException {
    try {
      return database.asOfOneMoment(connection -> written(connection, beside, out));
    } catch (UncheckedIOException full) {
      throw full.getCause();
    }
  }

  private Summary written(Connection connection, Map<String, byte[]> beside, OutputStream out)
      throws SQLException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ObjectNode files = JSON.createObjectNode();
      Map<String, Long> rows = new LinkedHashMap<>();
      for (String table : tables(connection)) {
        ObjectNode about = files.putObject(BackupFile.TABLES + table + BackupFile.SUFFIX);
        rows.put(table, entered(zip, about, connection, table));
      }
      for (Map.Entry<String, byte[]> file : beside.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
        byte[] sha = BackupFile.digest().digest(file.getValue());
        files.putObject(file.getKey()).put("sha256", HexFormat.of().formatHex(sha));
      }
      Summary summary = new Summary(schema(connection), clock.instant(), rows);
      ObjectNode manifest = JSON.createObjectNode();
      manifest.put("schema", summary.schema()).put("at", summary.at().toString());
      manifest.set("files", files);
      zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.closeEntry();
      return summary;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static long entered(
      ZipOutputStream zip, ObjectNode about, Connection connection, String table)
      throws SQLException, IOException {
    TableCopy copy = TableCopy.of(connection, table);
    MessageDigest sha = BackupFile.digest();
    long rows = 0;
    zip.putNextEntry(new ZipEntry(BackupFile.TABLES + table + BackupFile.SUFFIX));
    OutputStream entry = new DigestOutputStream(new KeptOpen(zip), sha);
    try (PreparedStatement all = connection.prepareStatement(copy.select());
        JsonGenerator json = JSON.createGenerator(entry)) {
      json.setRootValueSeparator(null);
      all.setFetchSize(BATCH);
      try (ResultSet row = all.executeQuery()) {
        while (row.next()) {
          copy.write(row, json);
          rows++;
        }
      }
    }
    zip.closeEntry();
    about.put("rows", rows).put("sha256", HexFormat.of().formatHex(sha.digest()));
    return rows;
  }

  /** The zip goes on after each of its entries. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream zip) {
      super(zip);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  @Override
  public Summary restore(BackupFile file) throws IOException {
    try {
      return database.writtenAtOnce(connection -> restored(connection, file));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  @Override
  public void check(BackupFile file) {
    database.asOfOneMoment(connection -> suited(connection, file.summary()));
  }

  /** The tables that are filled. */
  private static List<String> suited(Connection connection, Summary summary) throws SQLException {
    String ours = schema(connection);
    if (!summary.schema().equals(ours)) {
      throw new Unusable(
          "it is of version %s of the ledger's tables, and this software has version %s: restore it with the software that made it, and upgrade then"
              .formatted(summary.schema(), ours));
    }
    List<String> tables = tables(connection);
    if (!Set.copyOf(tables).equals(summary.rows().keySet())) {
      throw new Unusable("it has other tables than this ledger");
    }
    return tables;
  }

  private static Summary restored(Connection connection, BackupFile backup) throws SQLException {
    Summary summary = backup.summary();
    List<String> tables = suited(connection, summary);
    try {
      run(connection, "DELETE FROM lease");
      for (String table : tables) {
        run(connection, "DELETE FROM " + table);
        long rows = summary.rows().getOrDefault(table, 0L);
        fill(connection, TableCopy.of(connection, table), backup, rows);
      }
      return summary;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void fill(Connection connection, TableCopy copy, BackupFile backup, long rows)
      throws SQLException, IOException {
    long read = 0;
    try (InputStream in = backup.table(copy.table());
        PreparedStatement insert = connection.prepareStatement(copy.insert());
        JsonParser lines = JSON.createParser(in)) {
      while (lines.nextToken() != null) {
        JsonNode row = lines.readValueAsTree();
        copy.bind(row, insert);
        insert.addBatch();
        if (++read % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    if (read != rows) {
      throw new Unusable(copy.table() + " has " + read + " rows, and should have " + rows);
    }
    if (countsByItself(connection, copy.table())) {
      long next = number(connection, "SELECT coalesce(max(id), 0) + 1 FROM " + copy.table());
      run(connection, "ALTER TABLE " + copy.table() + " ALTER COLUMN id RESTART WITH " + next);
    }
  }

  private static boolean countsByItself(Connection connection, String table) throws SQLException {
    String identity =
        "SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema"
            + " AND is_identity = 'YES' AND lower(column_name) = 'id' AND lower(table_name) = '";
    return number(connection, identity + table + "'") == 1;
  }

  private static String schema(Connection connection) throws SQLException {
    String newest =
        "SELECT max(CAST(\"version\" AS INTEGER)) FROM \"" + HISTORY + "\" WHERE \"success\"";
    return String.valueOf(number(connection, newest));
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    String all =
        "SELECT table_name FROM information_schema.tables"
            + " WHERE table_schema = current_schema AND table_type IN ('BASE TABLE', 'TABLE')"
            + " ORDER BY table_name";
    try (PreparedStatement statement = connection.prepareStatement(all);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String table = rows.getString(1).toLowerCase(Locale.ROOT);
        if (!OF_THE_MOMENT.contains(table)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }
}
