package vn.lienthong.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that is read. */
public final class BackupFile implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String TABLES = "tables/";
  static final String SUFFIX = ".jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_MANIFEST = 1024 * 1024;
  private final ZipFile zip;
  private final Backup.Summary summary;

  /**
   * Opens it and proves that it is whole.
   *
   * @throws Backup.Unusable if it is not
   */
  public BackupFile(Path file) throws IOException {
    zip = open(file);
    try {
      summary = proved();
    } catch (IOException | RuntimeException broken) {
      zip.close();
      throw broken;
    }
  }

  private static ZipFile open(Path file) {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException unreadable) {
      throw new Backup.Unusable(file + ": no backup, or not all of it");
    }
  }

  public Backup.Summary summary() {
    return summary;
  }

  private Backup.Summary proved() throws IOException {
    JsonNode manifest = manifest();
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> file : manifest.path("files").properties()) {
      String name = file.getKey();
      if (!sha256(name).equals(file.getValue().path("sha256").asText())) {
        throw new Backup.Unusable(name + " is not what the backup's manifest says");
      }
      if (name.startsWith(TABLES)) {
        String table = name.substring(TABLES.length(), name.length() - SUFFIX.length());
        rows.put(table, file.getValue().path("rows").asLong());
      }
    }
    try {
      Instant at = Instant.parse(manifest.path("at").asText());
      return new Backup.Summary(manifest.path("schema").asText(), at, rows);
    } catch (DateTimeParseException noTime) {
      throw new Backup.Unusable("the manifest does not say when the backup was made");
    }
  }

  private JsonNode manifest() throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null || entry.getSize() > LARGEST_MANIFEST) {
      throw new Backup.Unusable("it has no manifest: it was not written to its end");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return JSON.readTree(in);
    }
  }

  private String sha256(String name) throws IOException {
    MessageDigest sha = digest();
    try (InputStream in = new DigestInputStream(stream(name), sha)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException broken) {
      throw new Backup.Unusable(name + " is broken");
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  InputStream table(String table) throws IOException {
    return stream(TABLES + table + SUFFIX);
  }

  /** A file that stands beside the tables. */
  public Optional<byte[]> beside(String name) throws IOException {
    if (zip.getEntry(name) == null) {
      return Optional.empty();
    }
    try (InputStream in = stream(name)) {
      return Optional.of(in.readAllBytes());
    }
  }

  private InputStream stream(String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Backup.Unusable(name + " is missing in it");
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
