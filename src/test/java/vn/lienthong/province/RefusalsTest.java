package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.remove;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Outcome.Refused;
import vn.lienthong.record.Row;

@ParameterizedClass
@EnumSource(Server.class)
class RefusalsTest {
  private static final Mapping MEASURES =
      mapping(
          "chi_tieu",
          List.of("ma"),
          text("ma"),
          text("ten"),
          field("nhom", "ma_nhom", FieldType.CODE),
          text("cap"),
          field("so", "so", FieldType.DECIMAL),
          text("ky"));

  private final Server server;
  private final Bench bench;

  RefusalsTest(Server server) {
    this.server = server;
    bench =
        new Bench(
            server,
            "CREATE TABLE nhom (ma VARCHAR(2) PRIMARY KEY)",
            "INSERT INTO nhom VALUES ('01')",
            "CREATE TABLE chi_tieu (ma VARCHAR(4) PRIMARY KEY, ten VARCHAR(10) NOT NULL,"
                + " ma_nhom VARCHAR(2), cap VARCHAR(4), so NUMERIC(5,2), ky VARCHAR(9),"
                + " CONSTRAINT fk_nhom FOREIGN KEY (ma_nhom) REFERENCES nhom (ma),"
                + " CONSTRAINT ck_cap CHECK (cap IN ('XA','TINH')),"
                + " CONSTRAINT uq_ky UNIQUE (ky))",
            "INSERT INTO chi_tieu VALUES ('0101','dân số','01','XA',1,'NAM'),"
                + "('0102','số hộ','01','XA',1,NULL)");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Outcome refused(String code, String field, String detail) {
    return new Refused(List.of(new Cause(code, field, detail)));
  }

  @Test
  void aViolatedConstraintIsNamedAndTheOtherRecordsGoOn() {
    Row first = bench.row(MEASURES, "0101");
    Row second = bench.row(MEASURES, "0102");
    List<Outcome> outcomes =
        bench
            .province
            .tables()
            .write(
                MEASURES,
                List.of(
                    update(first, "ten", "mới"),
                    update(second, "cap", "XOM"),
                    insert(Key.of("0201"), "ma", "0201", "ten", "x", "nhom", "02"),
                    insert(Key.of("0103"), "ma", "0103", "ten", "x", "ky", "NAM"),
                    insert(Key.of("0104"), "ma", "0104", "ten", "x", "nhom", "01")));
    assertThat(outcomes.get(0)).isInstanceOf(Done.class);
    assertThat(causeOf(outcomes.get(1)).detail()).isEqualToIgnoringCase("ck_cap");
    assertThat(causeOf(outcomes.get(2)).text()).isEqualToIgnoringCase("constraint (nhom: fk_nhom)");
    assertThat(causeOf(outcomes.get(3)).detail()).isEqualToIgnoringCase("uq_ky");
    assertThat(outcomes.get(4)).isInstanceOf(Done.class);
    assertThat(bench.value("SELECT COUNT(*) FROM chi_tieu")).isEqualTo("3");
  }

  @Test
  void aRowThatOthersReferToIsNotRemoved() {
    Mapping groups = mapping("nhom", List.of("ma"), text("ma"));
    Cause cause = causeOf(bench.write(groups, remove(bench.row(groups, "01"))));
    assertThat(cause.code()).isEqualTo("constraint");
    assertThat(cause.detail()).isEqualToIgnoringCase("fk_nhom");
  }

  @Test
  void aTextOrNumberTooLongNamesItsField() {
    Row first = bench.row(MEASURES, "0101");
    assertThat(bench.write(MEASURES, update(first, "ten", "dài hơn mười chữ")))
        .isEqualTo(refused("too-long", "ten", "at most 10"));
    assertThat(bench.write(MEASURES, update(first, "so", "123456.5")))
        .isEqualTo(refused("too-long", "so", "at most 3 digits before the point"));
  }

  @Test
  void aFieldThatMayNotBeEmptyIsNamed() {
    Mapping needed =
        mapping("chi_tieu", List.of("ma"), text("ma"), field("cap", "cap", FieldType.TEXT));
    assertThat(bench.write(needed, insert(Key.of("0909"), "ma", "0909", "cap", "XA")))
        .isInstanceOf(Refused.class);
    bench.edit("CREATE TABLE so_ho (ma VARCHAR(4) PRIMARY KEY, so INTEGER NOT NULL)");
    Mapping numbers =
        mapping("so_ho", List.of("ma"), text("ma"), field("so", "so", FieldType.INTEGER));
    assertThat(bench.write(numbers, insert(Key.of("1"), "ma", "1", "so", null)))
        .isEqualTo(refused("constraint", "so", "not-null"));
  }

  @Test
  void aMissingRightIsSaidPlainly() {
    Row first = bench.row(MEASURES, "0101");
    switch (server) {
      case H2 -> bench.edit("CREATE USER doc PASSWORD 'doc'");
      case POSTGRESQL ->
          bench.edit("DROP ROLE IF EXISTS doc", "CREATE ROLE doc LOGIN PASSWORD 'doc'");
      case MARIADB -> bench.edit("CREATE OR REPLACE USER doc IDENTIFIED BY 'doc'");
    }
    bench.edit("GRANT SELECT ON chi_tieu TO doc");
    try (ProvinceDatabase reader = bench.open("doc", "doc")) {
      Outcome outcome =
          reader.tables().write(MEASURES, List.of(update(first, "ten", "mới"))).get(0);
      assertThat(causeOf(outcome).text()).isEqualToIgnoringCase("no-rights (chi_tieu)");
    }
    if (server == Server.POSTGRESQL) {
      bench.edit("DROP OWNED BY doc", "DROP ROLE doc");
    }
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommitRefusesOneRecordToo() {
    Assumptions.assumeTrue(server == Server.POSTGRESQL, "no other checks at the commit");
    bench.edit(
        "CREATE TABLE muon (ma VARCHAR(4) PRIMARY KEY, cha VARCHAR(4) CONSTRAINT fk_cha"
            + " REFERENCES muon DEFERRABLE INITIALLY DEFERRED)");
    Mapping late = mapping("muon", List.of("ma"), text("ma"), text("cha"));
    List<Outcome> outcomes =
        bench
            .province
            .tables()
            .write(
                late,
                List.of(
                    insert(Key.of("1"), "ma", "1", "cha", null),
                    insert(Key.of("2"), "ma", "2", "cha", "9")));
    assertThat(outcomes.get(0)).isInstanceOf(Done.class);
    assertThat(outcomes.get(1)).isEqualTo(refused("constraint", "cha", "fk_cha"));
  }

  @Test
  void anUnreachableDatabaseIsNamedWithoutItsPassword() {
    String url =
        switch (server) {
          case H2 -> "jdbc:h2:mem:khongco;IFEXISTS=TRUE;PASSWORD=bimat";
          case POSTGRESQL -> "jdbc:postgresql://127.0.0.1:1/khongco?password=bimat";
          case MARIADB -> "jdbc:mariadb://127.0.0.1:1/khongco?password=bimat";
        };
    ProvinceSettings settings = new ProvinceSettings("tỉnh", url, "ai", "bimat");
    Duration patience = Duration.ofMillis(600);
    try (ProvinceDatabase down = ProvinceDatabase.open(settings, Dialect.ofUrl(url), 1, patience)) {
      assertThat(down.reachable()).isFalse();
      assertThatThrownBy(() -> down.sql(MEASURES))
          .isInstanceOf(ProvinceUnreachable.class)
          .hasMessageContaining("tỉnh")
          .hasMessageNotContaining("bimat");
    }
    assertThat(settings.toString()).doesNotContain("bimat");
  }

  private static Cause causeOf(Outcome outcome) {
    return ((Refused) outcome).causes().get(0);
  }
}
