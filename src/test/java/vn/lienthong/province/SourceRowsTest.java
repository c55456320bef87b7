package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.fed;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.rows;
import static vn.lienthong.province.Shapes.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;

@ParameterizedClass
@EnumSource(Server.class)
class SourceRowsTest {
  private static final String TABLES =
      """
      CREATE TABLE bieu (mau VARCHAR(20), don CHAR(8), tong INTEGER, ghi VARCHAR(20000000),
        trang_thai VARCHAR(10), PRIMARY KEY (mau, don));
      CREATE TABLE bieu_o (mau VARCHAR(20), don VARCHAR(8), dong VARCHAR(9), gia NUMERIC(18,4));
      """;
  private static final Mapping BIEU =
      fed(
          "bieu",
          List.of("maMau", "don"),
          List.of(new Condition("trang_thai", List.of("DA_DUYET"))),
          field("maMau", "mau", FieldType.CODE),
          field("don", "don", FieldType.CODE),
          field("tong", "tong", FieldType.INTEGER),
          text("ghi"),
          rows(
              "o",
              "bieu_o",
              List.of("mau", "don"),
              List.of("dong"),
              field("dong", "dong", FieldType.CODE),
              field("giaTri", "gia", FieldType.DECIMAL)));

  private final Server server;

  SourceRowsTest(Server server) {
    this.server = server;
  }

  private Bench bench() {
    String text =
        switch (server) {
          case H2 -> "VARCHAR(20000000)";
          case POSTGRESQL -> "TEXT";
          case MARIADB -> "LONGTEXT";
        };
    String tables = TABLES.replace("VARCHAR(20000000)", text);
    return new Bench(server, tables.split(";\n"));
  }

  private static String bieu(String mau, String don, String state) {
    return "INSERT INTO bieu VALUES ('%s', '%s', 0, NULL, %s)"
        .formatted(mau, don, state.equals("NULL") ? state : "'" + state + "'");
  }

  private static String cell(String mau, String don, String dong, String value) {
    return "INSERT INTO bieu_o VALUES ('%s', '%s', %s, %s)".formatted(mau, don, dong, value);
  }

  private static Row row(SourceRow found) {
    assertThat(found).isInstanceOf(SourceRow.Found.class);
    return ((SourceRow.Found) found).row();
  }

  private static List<SourceRow> all(SourceRows source, int limit) {
    List<SourceRow> all = new ArrayList<>();
    List<SourceRow> page = source.page(null, limit);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = source.page(page.get(page.size() - 1).storedKey(), limit);
    }
    return all;
  }

  @Test
  void givesEveryRowOnceWithItsChildrenInOrder() {
    try (Bench bench = bench()) {
      for (int i = 0; i < 250; i++) {
        String don = "%05d".formatted(i);
        bench.edit(
            bieu("B|1", don, "DA_DUYET"),
            cell("B|1", don, "'D2'", i + ".5000"),
            cell("B|1", don, "'D1 '", "NULL"));
      }
      SourceRows source = bench.province.source(BIEU);
      List<SourceRow> found = all(source, 33);
      assertThat(found).hasSize(250);
      assertThat(found).extracting(SourceRow::storedKey).doesNotHaveDuplicates();
      assertThat(found.get(7).storedKey()).startsWith("B\\|1|00007");
      assertThat(row(found.get(7)).value("o"))
          .isEqualTo("[{\"dong\":\"D1\"},{\"dong\":\"D2\",\"giaTri\":\"7.5\"}]");
      assertThat(row(found.get(7)).faults()).isEmpty();
      assertThat(source.count()).isEqualTo(250);
    }
  }

  @Test
  void leavesOutAndCountsWhatDoesNotPassTheFilter() {
    try (Bench bench = bench()) {
      bench.edit(
          bieu("B1", "1", "DA_DUYET"),
          bieu("B1", "2", "NHAP"),
          bieu("B1", "3", "NULL"),
          bieu("B1", "4", ""));
      SourceRows source = bench.province.source(BIEU);
      assertThat(all(source, 10)).extracting(one -> row(one).key().text()).containsExactly("B1|1");
      assertThat(source.count()).isEqualTo(1);
      assertThat(source.countFilteredOut()).isEqualTo(3);
      assertThat(source.byKeys(List.of("B1|1", "B1|2", "B1|3", "B1|9", "B1", "x|y|z")))
          .extracting(SourceRow::storedKey)
          .containsExactly("B1|1");
      assertThat(source.byKeys(List.of())).isEmpty();
    }
  }

  @Test
  void tellsChildrenThatAreNone() {
    try (Bench bench = bench()) {
      bench.edit(
          bieu("B1", "1", "DA_DUYET"),
          bieu("B1", "2", "DA_DUYET"),
          bieu("B1", "3", "DA_DUYET"),
          cell("B1", "1", "'D1'", "1"),
          cell("B1", "1", "'D1'", "2"),
          cell("B1", "2", "NULL", "3"));
      List<SourceRow> found = all(bench.province.source(BIEU), 10);
      assertThat(row(found.get(0)).faults()).containsExactly(Cause.of("duplicate-row", "o"));
      assertThat(row(found.get(0)).value("o")).isNull();
      assertThat(row(found.get(1)).faults()).containsExactly(Cause.of("no-key", "o.dong"));
      assertThat(row(found.get(2)).sound()).isTrue();
      assertThat(row(found.get(2)).value("o")).isNull();
    }
  }

  @Test
  void aTableEditedMeanwhileIsReadAsOfOneMoment() throws Exception {
    try (Bench bench = bench();
        Connection writer = bench.connection()) {
      bench.edit(bieu("B1", "1", "DA_DUYET"), cell("B1", "1", "'D1'", "0"));
      AtomicBoolean end = new AtomicBoolean();
      Thread edits = new Thread(() -> edit(writer, end));
      edits.start();
      SourceRows source = bench.province.source(BIEU);
      long moments = 0;
      for (int i = 0; i < 300; i++) {
        Row row = row(source.byKeys(List.of("B1|1")).get(0));
        assertThat(Lenses.rows(row.value("o")).get(0)).containsEntry("giaTri", row.value("tong"));
        moments = Math.max(moments, Long.parseLong(String.valueOf(row.value("tong"))));
      }
      end.set(true);
      edits.join();
      assertThat(moments).isPositive();
    }
  }

  private static void edit(Connection writer, AtomicBoolean end) {
    try (Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      while (!end.get()) {
        statement.execute("UPDATE bieu_o SET gia = gia + 1");
        statement.execute("UPDATE bieu SET tong = tong + 1");
        writer.commit();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void pagesOfLargeTextsAreCutShort() {
    try (Bench bench = bench()) {
      for (int i = 0; i < 4; i++) {
        bench.edit(bieu("B1", "" + i, "DA_DUYET"));
      }
      // MariaDB makes no text above its largest packet of 16 MB
      String letter = server == Server.MARIADB ? "d" : "đ";
      bench.edit("UPDATE bieu SET ghi = REPEAT('" + letter + "', 10000000)");
      SourceRows source = bench.province.source(BIEU);
      assertThat(source.page(null, 1000)).hasSize(1);
      assertThat(all(source, 1000)).hasSize(4);
      assertThat(row(source.page(null, 1000).get(0)).value("ghi")).hasSize(10_000_000);
    }
  }

  @Test
  void twoRowsOfOneKeyAreNoRecordHoweverThePagesFall() {
    try (Bench bench = bench()) {
      bench.edit(
          bieu("B1", "1", "DA_DUYET"),
          bieu("B1", "2", "DA_DUYET"),
          bieu("B1", "3", "DA_DUYET"),
          "CREATE VIEW v AS SELECT * FROM bieu UNION ALL SELECT * FROM bieu WHERE don = '2'");
      Mapping twice = fed("v", BIEU.identity(), BIEU.filter(), BIEU.fields().toArray(Field[]::new));
      for (int limit = 1; limit < 6; limit++) {
        assertThat(all(bench.province.source(twice), limit))
            .extracting(one -> one instanceof SourceRow.Unreadable bad ? bad.cause().code() : "")
            .containsExactly("", "duplicate-key", "");
      }
    }
  }

  @Test
  void bytesThatAreNoTextAreAFault() {
    try (Bench bench = bench()) {
      boolean postgres = server == Server.POSTGRESQL;
      String bytes = postgres ? "BYTEA" : "VARBINARY(9)";
      String row = postgres ? "('%s', '\\x%s')" : "('%s', X'%s')";
      bench.edit(
          "CREATE TABLE tho (ma VARCHAR(9) PRIMARY KEY, ten " + bytes + ")",
          "INSERT INTO tho VALUES " + row.formatted("1", "C490") + ", " + row.formatted("2", "C4"));
      Mapping raw = fed("tho", List.of("ma"), List.of(), text("ma"), text("ten"));
      List<SourceRow> found = all(bench.province.source(raw), 10);
      assertThat(row(found.get(0)).value("ten")).isEqualTo("Đ");
      assertThat(row(found.get(1)).faults())
          .containsExactly(new Cause("invalid-utf-8", "ten", "text in UTF-8"));
    }
  }
}
