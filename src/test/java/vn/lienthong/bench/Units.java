package vn.lienthong.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.h2.tools.RunScript;
import vn.lienthong.testkit.Databases;

/**
 * Administrative units of an invented province, as many as wanted: communes with up to 999 villages
 * each. The nation lacks every tenth village and words every hundredth differently; its ids come in
 * an order that has nothing to do with that of the keys.
 */
final class Units {
  private static final String DAY = "2025-07-01";

  private final List<String> codes = new ArrayList<>();

  Units(int units) {
    codes.add("12");
    for (int commune = 10_000; codes.size() < units; commune++) {
      codes.add(String.valueOf(commune));
      for (int village = 1; village <= 999 && codes.size() < units; village++) {
        codes.add("%d%03d".formatted(commune, village));
      }
    }
  }

  void fillProvince(Databases.Database province, Path schema) throws IOException, SQLException {
    try (Connection connection =
        DriverManager.getConnection(province.url(), province.user(), province.password())) {
      try (var reader = Files.newBufferedReader(schema)) {
        RunScript.execute(connection, reader);
      }
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO dm_don_vi_hanh_chinh"
                  + " (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
        int waiting = 0;
        for (String code : codes) {
          insert.setString(1, code);
          insert.setDate(2, Date.valueOf(DAY));
          insert.setString(3, name(code));
          insert.setString(4, level(code));
          insert.setString(5, kind(code));
          insert.setString(6, parent(code));
          insert.setString(7, "12");
          insert.addBatch();
          if (++waiting % 1000 == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
        connection.commit();
      }
      try (Statement analyze = connection.createStatement()) {
        // as the server does by itself within a minute
        analyze.execute("ANALYZE dm_don_vi_hanh_chinh");
        connection.commit();
      }
    }
  }

  /** How many villages, about which the province decides, the nation lacks or words otherwise. */
  int forTheNation() {
    List<String> there = there();
    long lacking = codes.stream().filter(Units::village).count();
    int worded = 0;
    for (int i = 0; i < there.size(); i++) {
      if (village(there.get(i))) {
        lacking--;
        worded += i % 100 == 0 ? 1 : 0;
      }
    }
    return (int) lacking + worded;
  }

  private static boolean village(String code) {
    return code.length() == 8;
  }

  /** What the nation has, in the order of its ids. */
  private List<String> there() {
    List<String> shuffled = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      if (i % 10 != 9) {
        shuffled.add(codes.get(i));
      }
    }
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }

  void writeSeed(Path directory) throws IOException {
    List<String> shuffled = there();
    try (JsonGenerator json =
        new ObjectMapper()
            .createGenerator(
                Files.newBufferedWriter(directory.resolve("don-vi-hanh-chinh.json")))) {
      json.writeStartArray();
      for (int i = 0; i < shuffled.size(); i++) {
        write(json, "TW:u%07d".formatted(i), shuffled.get(i), i % 100 == 0 ? " (mới)" : "");
      }
      json.writeEndArray();
    }
  }

  /** All of them, under the ids that the province gives its own; each thousandth is worded else. */
  void writeTwins(Path directory) throws IOException {
    try (JsonGenerator json =
        new ObjectMapper()
            .createGenerator(
                Files.newBufferedWriter(directory.resolve("don-vi-hanh-chinh.json")))) {
      json.writeStartArray();
      for (int i = 0; i < codes.size(); i++) {
        String id = "12:" + codes.get(i) + ":" + DAY;
        write(json, id, codes.get(i), i % 1000 == 0 ? " (mới)" : "");
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, String id, String code, String suffix)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("ma", code);
    json.writeStringField("ten", name(code) + suffix);
    json.writeStringField("cap", level(code));
    json.writeStringField("loai", kind(code));
    if (parent(code) != null) {
      json.writeStringField("maCha", parent(code));
    }
    json.writeStringField("maTinh", "12");
    json.writeStringField("hieuLucTu", DAY);
    json.writeEndObject();
  }

  private static String name(String code) {
    return switch (code.length()) {
      case 2 -> "Tỉnh thử";
      case 5 -> "Xã số " + code;
      default -> "Bản Nậm Huổi " + code.substring(5);
    };
  }

  private static String level(String code) {
    return switch (code.length()) {
      case 2 -> "TINH";
      case 5 -> "XA";
      default -> "THON";
    };
  }

  private static String kind(String code) {
    return switch (code.length()) {
      case 2 -> "TINH";
      case 5 -> "XA";
      default -> "BAN";
    };
  }

  private static String parent(String code) {
    return switch (code.length()) {
      case 2 -> null;
      case 5 -> "12";
      default -> code.substring(0, 5);
    };
  }
}
