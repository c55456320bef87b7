package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nation's records and its journal, and what they are in the province's words. */
final class Nation {
  private final World world;

  Nation(World world) {
    this.world = world;
  }

  /** One line of the journal. */
  record Line(
      String resource, String id, boolean gateway, String status, String source, JsonNode body) {}

  /** Living records by key; more than one with a key is told under {@code twice}. */
  Map<String, Map<String, String>> records(String flow, List<String> twice) {
    Map<String, Map<String, String>> records = new TreeMap<>();
    String after = "";
    while (true) {
      JsonNode page = world.ministry("GET", "/records/" + flow + "?after=" + after, null);
      for (JsonNode record : page) {
        if (record.path("trangThai").asText().equals("HOAT_DONG")
            && records.put(key(flow, record), withFiles(flow, record)) != null) {
          twice.add(flow + " " + key(flow, record) + " is there twice");
        }
        after = record.path("id").asText();
      }
      if (page.isEmpty()) {
        return records;
      }
    }
  }

  /** With what is in its files. */
  private Map<String, String> withFiles(String flow, JsonNode record) {
    Map<String, String> fields = fields(flow, record);
    if (flow.equals(Dossier.FLOW)) {
      Map<Integer, String> held = new TreeMap<>();
      for (int number : Dossier.listed(record).keySet()) {
        byte[] bytes = world.nationsFile(record.path("id").asText(), number);
        held.put(number, bytes == null ? "is not there" : Dossier.digest(bytes));
      }
      fields.put("bytes", Dossier.text(held));
    }
    return fields;
  }

  static String key(String flow, JsonNode record) {
    return record.path(flow.equals("phieu") ? "soPhieu" : "ma").asText();
  }

  /** Of the fields that are compared, those that are not empty. */
  static Map<String, String> fields(String flow, JsonNode record) {
    Map<String, String> fields = new HashMap<>();
    switch (flow) {
      case "dan-toc" -> {
        put(fields, record, "ten", "nhomNgonNgu", "ghiChu");
        List<String> others = new ArrayList<>();
        record.path("tenKhac").forEach(one -> others.add(one.asText()));
        if (!others.isEmpty()) {
          fields.put("tenKhac", String.join(";", others));
        }
      }
      case "nhom-van-ban" -> {
        put(fields, record, "ten", "maTinh");
        if (record.hasNonNull("hieuLucDen")) {
          fields.put("ended", record.path("hieuLucDen").asText());
        }
      }
      case "don-vi-hanh-chinh" -> {
        put(fields, record, "ten", "loai");
        if (record.hasNonNull("dienTich")) {
          fields.put("dienTich", rounded(record.path("dienTich").asText()));
        }
      }
      case Dossier.FLOW -> {
        put(fields, record, "trichYeu", "maNhom", "maTinh");
        fields.put("tep", Dossier.text(Dossier.listed(record)));
      }
      default -> {
        put(fields, record, "ky", "ketQua", "lyDo");
        for (JsonNode answer : record.path("traLoi")) {
          if (answer.path("cauHoi").asText().equals("C06")) {
            fields.put("C06", answer.path("giaTri").asText());
          }
        }
      }
    }
    return fields;
  }

  /** As the province's column keeps it. */
  static String rounded(String area) {
    return new BigDecimal(area).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static void put(Map<String, String> fields, JsonNode record, String... names) {
    for (String name : names) {
      String value = record.path(name).asText("");
      if (!record.path(name).isNull() && !value.isEmpty()) {
        fields.put(name, value);
      }
    }
  }

  /** Everything that was written, in order. */
  List<Line> journal() {
    List<Line> lines = new ArrayList<>();
    long last = 0;
    while (true) {
      JsonNode page = world.ministry("GET", "/journal?after=" + last, null);
      for (JsonNode line : page) {
        last = line.path("seq").asLong();
        lines.add(
            new Line(
                line.path("resource").asText(),
                line.path("id").asText(),
                line.path("who").asText().equals("crash"),
                line.path("status").asText(),
                line.path("source").asText(),
                line.path("body")));
      }
      if (page.isEmpty()) {
        return lines;
      }
    }
  }
}
