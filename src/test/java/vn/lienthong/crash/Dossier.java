package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A document as its owner has it.
 *
 * @param ma its code; the ministry's begin with {@link #MINISTRYS}
 * @param group that it belongs to
 * @param about what it is about: tells the edit
 * @param papers its files, by number
 */
record Dossier(String ma, String group, String about, TreeMap<Integer, Paper> papers) {
  static final String FLOW = "van-ban";
  static final String MINISTRYS = "TWVB";

  /**
   * A file of a document.
   *
   * @param name tells the edit
   */
  record Paper(String name, byte[] bytes, String sha256) {
    /** What an edit makes of it, of some length. */
    static Paper of(String edit, Random random, int longest) {
      byte[] bytes = new byte[100 + random.nextInt(longest)];
      random.nextBytes(bytes);
      byte[] begin = edit.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(begin, 0, bytes, 0, begin.length);
      return new Paper(edit + ".bin", bytes, digest(bytes));
    }
  }

  static Dossier of(String ma, String group, String edit) {
    return new Dossier(ma, group, "Về việc " + edit, new TreeMap<>());
  }

  Dossier about(String edit) {
    return new Dossier(ma, group, "Về việc " + edit, papers);
  }

  Dossier with(int number, Paper paper) {
    TreeMap<Integer, Paper> all = new TreeMap<>(papers);
    all.put(number, paper);
    return new Dossier(ma, group, about, all);
  }

  Dossier without(int number) {
    TreeMap<Integer, Paper> all = new TreeMap<>(papers);
    all.remove(number);
    return new Dossier(ma, group, about, all);
  }

  boolean ministrys() {
    return ma.startsWith(MINISTRYS);
  }

  String owner() {
    return ministrys() ? "TW" : "12";
  }

  /** The nation's name for it. */
  String id() {
    return owner() + ":" + ma;
  }

  /** What both sides are to have in the end: its fields, its list of files, what is in them. */
  Map<String, String> wanted() {
    TreeMap<Integer, String> listed = new TreeMap<>();
    TreeMap<Integer, String> held = new TreeMap<>();
    papers.forEach((number, paper) -> listed.put(number, listed(paper.name(), paper.sha256())));
    papers.forEach((number, paper) -> held.put(number, paper.sha256()));
    Map<String, String> fields = new TreeMap<>(Map.of("trichYeu", about, "maNhom", group));
    fields.put("maTinh", owner());
    fields.put("tep", text(listed));
    fields.put("bytes", text(held));
    return fields;
  }

  static String listed(String name, String sha256) {
    return name + " " + sha256;
  }

  /** One text that tells all of them. */
  static String text(Map<Integer, String> files) {
    StringJoiner text = new StringJoiner("; ");
    files.forEach((number, file) -> text.add(number + " " + file));
    return text.toString();
  }

  /** The list of its files, as a record of the nation's tells it. */
  static Map<Integer, String> listed(JsonNode record) {
    Map<Integer, String> files = new TreeMap<>();
    for (JsonNode file : record.path("tep")) {
      String listed = listed(file.path("ten").asText(), file.path("sha256").asText());
      files.put(file.path("so").asInt(), listed);
    }
    return files;
  }

  /** As a record of the nation's. */
  void tell(ObjectNode record) {
    record.put("ma", ma).put("soKyHieu", ma).put("trichYeu", about).put("maNhom", group);
    record.put("doMat", "THUONG").put("maTinh", owner());
    ArrayNode files = record.putArray("tep");
    papers.forEach(
        (number, paper) -> {
          ObjectNode file = files.addObject().put("so", number).put("ten", paper.name());
          file.put("loai", "application/octet-stream");
          file.put("kichThuoc", paper.bytes().length).put("sha256", paper.sha256());
        });
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
