package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.rows;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

@ParameterizedClass
@EnumSource(Server.class)
class ChildWritesTest {
  private static final String[] TABLES = {
    "CREATE TABLE mau (ma VARCHAR(20) PRIMARY KEY, ten VARCHAR(50) NOT NULL)",
    """
    CREATE TABLE mau_dong (mau VARCHAR(20) REFERENCES mau (ma), ma CHAR(6), ten VARCHAR(9) NOT NULL,
      thu_tu INTEGER, ghi VARCHAR(9) DEFAULT 'x' NOT NULL, CONSTRAINT pk_dong PRIMARY KEY (mau, ma),
      CONSTRAINT ck_thu_tu CHECK (thu_tu > 0))""",
  };
  private static final Mapping MAU =
      mapping(
          "mau",
          List.of("ma"),
          field("ma", "ma", FieldType.CODE),
          text("ten"),
          rows(
              "dong",
              "mau_dong",
              List.of("mau"),
              List.of("ma"),
              field("ma", "ma", FieldType.CODE),
              new Field("ten", "ten", FieldType.TEXT, true, null, null, null, null, null, false, 1),
              field("thuTu", "thu_tu", FieldType.INTEGER)));
  private static final String TWO =
      "[{\"ma\":\"A\",\"ten\":\"Một\",\"thuTu\":\"1\"},{\"ma\":\"B\",\"ten\":\"Hai\"}]";

  private final Server server;

  ChildWritesTest(Server server) {
    this.server = server;
  }

  private Bench bench() {
    Bench bench = new Bench(server, TABLES);
    assertThat(write(bench, insert(Key.of("B1"), "ma", "B1", "ten", "Biểu", "dong", TWO)))
        .isInstanceOf(Outcome.Done.class);
    return bench;
  }

  private static Outcome write(Bench bench, Write write) {
    return bench.write(MAU, write);
  }

  private static Row seen(Bench bench) {
    return ((SourceRow.Found) bench.province.source(MAU).byKeys(List.of("B1")).get(0)).row();
  }

  private static Row done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).after();
  }

  @Test
  void aNewRecordComesWithItsRowsAndReadsBackAsWritten() {
    try (Bench bench = bench()) {
      assertThat(seen(bench).value("dong")).isEqualTo(TWO);
      assertThat(bench.value("SELECT COUNT(*) FROM mau_dong WHERE ghi = 'x'")).isEqualTo("2");
    }
  }

  @Test
  void deletesUpdatesAndInsertsOnlyWhatDiffers() {
    try (Bench bench = bench()) {
      bench.edit(
          "INSERT INTO mau_dong VALUES ('B1', 'C', 'Ba', 3, 'riêng')",
          "UPDATE mau_dong SET ghi = 'riêng'");
      String wanted =
          "[{\"ma\":\"A\",\"ten\":\"Mới\"},{\"ma\":\"C\",\"ten\":\"Ba\",\"thuTu\":\"3\"},"
              + "{\"ma\":\"D\",\"ten\":\"Bốn\",\"thuTu\":\"4\"}]";
      Row after = done(write(bench, update(seen(bench), "dong", wanted)));
      assertThat(after.value("dong")).isEqualTo(wanted);
      assertThat(after.value("ten")).isEqualTo("Biểu");
      assertThat(bench.value("SELECT COUNT(*) FROM mau_dong WHERE ghi = 'riêng'")).isEqualTo("2");
      assertThat(bench.value("SELECT COUNT(*) FROM mau_dong")).isEqualTo("3");
    }
  }

  @Test
  void noRowsAreWrittenAsNoneAndARemovedRecordTakesItsRowsAlong() {
    try (Bench bench = bench()) {
      Row bare = done(write(bench, update(seen(bench), "dong", null, "ten", "Khác")));
      assertThat(bare.value("dong")).isNull();
      assertThat(bare.value("ten")).isEqualTo("Khác");
      done(write(bench, update(bare, "dong", TWO)));
      Write remove = new Write(Key.of("B1"), Write.Action.RETIRE, Map.of(), seen(bench));
      assertThat(done(write(bench, remove))).isNull();
      assertThat(bench.value("SELECT COUNT(*) FROM mau_dong")).isEqualTo("0");
      assertThat(bench.value("SELECT COUNT(*) FROM mau")).isEqualTo("0");
    }
  }

  @Test
  void aChildEditedMeanwhileIsNotOverwritten() {
    try (Bench bench = bench()) {
      for (String edit :
          List.of(
              "UPDATE mau_dong SET ten = 'tay' WHERE ma = 'A'",
              "INSERT INTO mau_dong VALUES ('B1', 'Z', 'tay', 9, 'x')",
              "DELETE FROM mau_dong WHERE ma = 'B'")) {
        Row before = seen(bench);
        bench.edit(edit);
        Row now = seen(bench);
        assertThat(write(bench, update(before, "dong", null)))
            .isInstanceOf(Outcome.ChangedSince.class);
        assertThat(write(bench, update(before, "ten", "Khác")))
            .isInstanceOf(Outcome.ChangedSince.class);
        assertThat(seen(bench)).isEqualTo(now);
      }
    }
  }

  @Test
  void aLockedChildIsWaitedForInALaterRun() throws Exception {
    try (Bench bench = bench();
        Connection form = bench.connection();
        Statement typing = form.createStatement()) {
      Row before = seen(bench);
      form.setAutoCommit(false);
      typing.execute("UPDATE mau_dong SET ten = 'tay' WHERE ma = 'A'");
      assertThat(write(bench, update(before, "dong", null)))
          .isEqualTo(new Outcome.Later(Cause.of("locked"), null));
      form.rollback();
      assertThat(done(write(bench, update(before, "dong", null))).value("dong")).isNull();
    }
  }

  @Test
  void aChildThatTheTableRefusesParksItsRecordAlone() {
    try (Bench bench = bench()) {
      Row before = seen(bench);
      assertThat(refusal(bench, before, "[{\"ma\":\"A\",\"ten\":\"Một\",\"thuTu\":\"-1\"}]"))
          .satisfies(
              cause -> {
                assertThat(cause.code()).isEqualTo("constraint");
                assertThat(cause.field()).startsWith("dong");
                assertThat(cause.detail()).isEqualToIgnoringCase("ck_thu_tu");
              });
      assertThat(refusal(bench, before, "[{\"ma\":\"A\"}]"))
          .isIn(
              new Cause("constraint", "dong.ten", "not-null"),
              new Cause("constraint", "dong.ten", "not_null"));
      assertThat(refusal(bench, before, "[{\"ma\":\"A\",\"ten\":\"mười chữ cái\"}]"))
          .isEqualTo(new Cause("too-long", "dong.ten", "at most 9"));
      assertThat(seen(bench)).isEqualTo(before);
    }
  }

  private static Cause refusal(Bench bench, Row before, String rows) {
    Write bad = update(before, "ten", "Đổi", "dong", rows);
    Write good = insert(Key.of("B2"), "ma", "B2", "ten", "Tốt", "dong", TWO);
    List<Outcome> outcomes = bench.province.tables().write(MAU, List.of(bad, good));
    assertThat(done(outcomes.get(1)).value("dong")).isEqualTo(TWO);
    bench.edit("DELETE FROM mau_dong WHERE mau = 'B2'", "DELETE FROM mau WHERE ma = 'B2'");
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcomes.get(0)).causes().get(0);
  }

  @Test
  void rowsThatCannotBeReadAreNotOverwritten() {
    try (Bench bench = bench()) {
      bench.edit("UPDATE mau_dong SET ma = 'A B' WHERE ma = 'A'");
      assertThat(write(bench, update(seen(bench), "dong", null)))
          .isEqualTo(new Outcome.Refused(List.of(Cause.of("unreadable-rows", "dong"))));
    }
  }

  @Test
  void pagesForCamelTakeTheirRowsInASecondQuestion() {
    try (Bench bench = bench()) {
      ProvinceSql sql = bench.province.sql(MAU);
      var page = bench.ask(sql.page(10, null));
      var children = bench.ask(sql.children(MAU.field("dong"), page));
      Lenses.of(MAU).attach(page, MAU.field("dong"), children);
      assertThat(Bench.row(MAU, page.get(0)).value("dong")).isEqualTo(TWO);
    }
  }
}
