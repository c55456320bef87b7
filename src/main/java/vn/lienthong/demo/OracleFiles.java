package vn.lienthong.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges whether documents' files are where they belong, with nothing of the gateway: each of the
 * province's that may go must have arrived at the nation with the SHA-256 of its row, each that the
 * ministry laid down must lie below the province's folder under the path of its row. Of a document
 * that is not known to be ordinary no file may ever have arrived.
 */
final class OracleFiles {
  static final String NOT_AT_NATION = "not at the nation as it is";
  static final String NOT_IN_PROVINCE = "not in the province as it is";
  static final String PLANTED = "at the nation, though there is no such file";

  private static final String ROWS =
      """
      SELECT t.ma || '|' || CAST(t.so AS VARCHAR(10)) || '|' || COALESCE(t.sha256, '') || '|'
        || CAST(COALESCE(t.kich_thuoc, 0) AS VARCHAR(20)) || '|' || COALESCE(t.duong_dan, '')
      FROM van_ban_tep t JOIN van_ban v ON v.ma = t.ma WHERE v.do_mat = 'THUONG' AND v.tinh =
      """;
  private static final OracleFlow DOCUMENTS =
      OraclePapers.FLOWS.stream().filter(flow -> flow.name().equals("van-ban")).findFirst().get();

  private final OracleProvince province;
  private final OracleNation nation;
  private final Path folder;
  private final List<Difference> differences = new ArrayList<>();
  private int toNation;
  private int toProvince;
  private long bytes;

  /**
   * @param folder of the province's documents
   */
  OracleFiles(OracleProvince province, OracleNation nation, Path folder) {
    this.province = province;
    this.nation = nation;
    this.folder = folder;
  }

  private record File(String document, String number, String sha256, long size, String path) {
    static File of(String row) {
      String[] parts = row.split("\\|", 5);
      return new File(parts[0], parts[1], parts[2].strip(), Long.parseLong(parts[3]), parts[4]);
    }

    String key(String owner) {
      return owner + ":" + document + "|" + number;
    }
  }

  FilesComparison compare() {
    Map<String, String> there = nation.files(DOCUMENTS);
    province.column(ROWS + "'12'").forEach(row -> ours(File.of(row), there));
    province.column(ROWS + "'TW'").forEach(row -> theirs(File.of(row), there));
    Set<String> secret = Set.copyOf(province.column(OraclePapers.SECRET));
    for (String key : there.keySet()) {
      String document = key.substring(key.indexOf(':') + 1, key.indexOf('|'));
      if (secret.contains(document)) {
        differ(document, Difference.SECRET);
      }
    }
    return new FilesComparison(List.copyOf(differences), toNation, toProvince, bytes);
  }

  private void ours(File file, Map<String, String> there) {
    String arrived = there.get(file.key("12"));
    if (OraclePlanted.WITHOUT_FILE.equals(file.document())) {
      if (arrived != null) {
        differ(file, PLANTED);
      }
    } else if (file.sha256().equalsIgnoreCase(arrived)) {
      toNation++;
      bytes += file.size();
    } else {
      differ(file, NOT_AT_NATION);
    }
  }

  /** What the ministry has not laid down yet cannot have come. */
  private void theirs(File file, Map<String, String> there) {
    String laid = there.get(file.key("TW"));
    if (laid == null) {
      return;
    }
    if (laid.equalsIgnoreCase(file.sha256()) && laid.equals(stored(file))) {
      toProvince++;
      bytes += file.size();
    } else {
      differ(file, NOT_IN_PROVINCE);
    }
  }

  private String stored(File file) {
    Path kept = folder.resolve(file.path());
    try {
      return Files.isRegularFile(kept) ? InventedFile.sha256(Files.readAllBytes(kept)) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void differ(File file, String what) {
    differ(file.document() + " tep " + file.number(), what);
  }

  private void differ(String key, String what) {
    differences.add(new Difference(DOCUMENTS.name(), key, what));
  }
}
