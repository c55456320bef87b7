package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.field;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Outcome.Later;
import vn.lienthong.record.Outcome.Refused;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** What the owner of a table has made of it stops one record, and no other. */
@ParameterizedClass
@EnumSource(Server.class)
class OwnersTablesTest {
  private static final Mapping NAMES = mapping("ten_goi", List.of("ma"), text("ma"), text("ten"));

  private final Server server;
  private final Bench bench;

  OwnersTablesTest(Server server) {
    this.server = server;
    bench = new Bench(server);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Cause cause(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).causes().get(0);
  }

  private List<Outcome> write(Mapping mapping, Write... writes) {
    return bench.province.tables().write(mapping, List.of(writes));
  }

  private static Write named(String key, String name) {
    return insert(Key.of(key), "ma", key, "ten", name);
  }

  @Test
  void constraintsWithNamesOfTheirOwnAreToldByThem() {
    bench.edit(
        "CREATE TABLE \"Nhóm\" (ma VARCHAR(2) PRIMARY KEY)",
        "CREATE TABLE \"Chỉ tiêu\" (ma VARCHAR(4) PRIMARY KEY, \"Tên gọi\" VARCHAR(9) NOT NULL,"
            + " nhom VARCHAR(2), so INTEGER, ky VARCHAR(5),"
            + " CONSTRAINT \"Phải có nhóm\" FOREIGN KEY (nhom) REFERENCES \"Nhóm\" (ma),"
            + " CONSTRAINT \"Số dương\" CHECK (so > 0), CONSTRAINT \"Một kỳ\" UNIQUE (ky))",
        "INSERT INTO \"Chỉ tiêu\" VALUES ('1','một',NULL,1,'NAM')");
    Mapping texts =
        mapping(
            "Chỉ tiêu",
            List.of("ma"),
            text("ma"),
            field("ten", "Tên gọi", FieldType.TEXT),
            text("nhom"),
            field("so", "so", FieldType.INTEGER),
            text("ky"));
    List<Outcome> outcomes =
        write(
            texts,
            insert(Key.of("2"), "ma", "2", "ten", "hai", "nhom", "9"),
            insert(Key.of("3"), "ma", "3", "ten", "ba", "so", "-1"),
            insert(Key.of("4"), "ma", "4", "ten", "bốn", "ky", "NAM"),
            insert(Key.of("5"), "ma", "5", "ten", "năm", "so", "5"));
    assertThat(cause(outcomes.get(0)).text()).isEqualTo("constraint (nhom: Phải có nhóm)");
    assertThat(cause(outcomes.get(1)).detail()).isEqualTo("Số dương");
    assertThat(cause(outcomes.get(2)).text()).isEqualTo("constraint (ky: Một kỳ)");
    assertThat(outcomes.get(3)).isInstanceOf(Done.class);
  }

  @Test
  void aTriggerThatRaisesAnErrorStopsItsRecordOnly() {
    bench.edit("CREATE TABLE ten_goi (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(20))");
    switch (server) {
      case H2 ->
          bench.edit(
              "CREATE TRIGGER cam BEFORE INSERT ON ten_goi FOR EACH ROW CALL \""
                  + Forbidding.class.getName()
                  + "\"");
      case POSTGRESQL ->
          bench.edit(
              "CREATE FUNCTION cam() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.ten ="
                  + " 'cấm' THEN RAISE EXCEPTION 'không được' USING ERRCODE = '45000'; END IF;"
                  + " RETURN NEW; END $$",
              "CREATE TRIGGER cam BEFORE INSERT ON ten_goi FOR EACH ROW EXECUTE FUNCTION cam()");
      case MARIADB ->
          bench.edit(
              "CREATE TRIGGER cam BEFORE INSERT ON ten_goi FOR EACH ROW BEGIN IF NEW.ten = 'cấm'"
                  + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'không được'; END IF; END");
    }
    List<Outcome> outcomes = write(NAMES, named("1", "một"), named("2", "cấm"), named("3", "ba"));
    assertThat(outcomes.get(0)).isInstanceOf(Done.class);
    assertThat(cause(outcomes.get(1)).code()).isEqualTo("refused");
    assertThat(cause(outcomes.get(1)).detail()).startsWith("SQLSTATE ");
    assertThat(outcomes.get(2)).isInstanceOf(Done.class);
  }

  @Test
  void aNumberThatTheDatabaseGivesIsNotOursToGive() {
    String number =
        server == Server.MARIADB
            ? "INTEGER GENERATED ALWAYS AS (CHAR_LENGTH(ten)) STORED"
            : "INTEGER GENERATED ALWAYS AS IDENTITY";
    bench.edit(
        "CREATE TABLE ten_goi (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(20), so " + number + ")");
    Mapping numbered =
        mapping(
            "ten_goi",
            List.of("ma"),
            text("ma"),
            text("ten"),
            field("so", "so", FieldType.INTEGER));
    Outcome created =
        write(numbered, insert(Key.of("1"), "ma", "1", "ten", "một", "so", null)).get(0);
    Row row = ((Done) created).after();
    assertThat(row.value("so")).isNotNull();
    List<Outcome> outcomes =
        write(numbered, update(row, "so", "77"), insert(Key.of("2"), "ma", "2", "ten", "hai"));
    assertThat(cause(outcomes.get(0)).code()).isEqualTo("computed");
    assertThat(cause(outcomes.get(0)).field()).isEqualTo("so");
    assertThat(outcomes.get(1)).isInstanceOf(Done.class);
  }

  @Test
  void aUniqueKeyNarrowerThanTheIdentityStopsTheSecondOfACode() {
    bench.edit(
        "CREATE TABLE don_vi (ma VARCHAR(5), tu DATE, ten VARCHAR(9), CONSTRAINT mot_ma UNIQUE (ma))",
        "INSERT INTO don_vi VALUES ('1', DATE '2020-01-01', 'cũ')");
    Mapping units =
        mapping(
            "don_vi",
            List.of("ma", "tu"),
            text("ma"),
            field("tu", "tu", FieldType.DATE),
            text("ten"));
    List<Outcome> outcomes =
        write(
            units,
            insert(Key.of("1", "2025-07-01"), "ma", "1", "tu", "2025-07-01", "ten", "mới"),
            insert(Key.of("2", "2025-07-01"), "ma", "2", "tu", "2025-07-01", "ten", "khác"));
    assertThat(cause(outcomes.get(0)).text()).isEqualToIgnoringCase("constraint (ma: mot_ma)");
    assertThat(outcomes.get(1)).isInstanceOf(Done.class);
  }

  @Test
  void whatADatabaseCallsTheSameButForCapitalsIsNotOverwritten() {
    String text = server == Server.H2 ? "VARCHAR_IGNORECASE(20)" : "VARCHAR(20)";
    bench.edit(
        "CREATE TABLE ten_goi (ma " + text + " PRIMARY KEY, ten VARCHAR(20))",
        "INSERT INTO ten_goi VALUES ('AB', 'cũ')");
    if (server == Server.POSTGRESQL) {
      bench.edit("CREATE UNIQUE INDEX khong_hoa ON ten_goi (lower(ma))");
    }
    List<Outcome> outcomes = write(NAMES, named("ab", "mới"), named("cd", "khác"));
    assertThat(cause(outcomes.get(0)).code()).isEqualTo("constraint");
    assertThat(cause(outcomes.get(0)).detail()).isNotBlank();
    assertThat(outcomes.get(1)).isInstanceOf(Done.class);
    assertThat(bench.value("SELECT ten FROM ten_goi WHERE ma = 'AB'")).isEqualTo("cũ");
  }

  @Test
  void anOwnersOpenTransactionHoldsUpItsRecordsAndNotForLong() throws Exception {
    bench.edit(
        "CREATE TABLE ten_goi (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(20))",
        "INSERT INTO ten_goi VALUES ('1', 'một'), ('2', 'hai')");
    Row first = bench.row(NAMES, "1");
    Row second = bench.row(NAMES, "2");
    try (Connection owner = bench.connection();
        Statement form = owner.createStatement()) {
      owner.setAutoCommit(false);
      form.execute("INSERT INTO ten_goi VALUES ('3', 'của chủ')");
      form.execute("UPDATE ten_goi SET ten = 'đang sửa' WHERE ma = '1'");
      Instant began = Instant.now();
      List<Outcome> outcomes =
          write(
              NAMES,
              update(first, "ten", "a"),
              named("3", "ba"),
              named("4", "bốn"),
              update(second, "ten", "b"));
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
      assertThat(outcomes.get(0)).isEqualTo(new Later(Cause.of("locked"), null));
      assertThat(outcomes.get(1)).isEqualTo(new Later(Cause.of("locked"), null));
      assertThat(outcomes.get(2)).isInstanceOf(Done.class);
      assertThat(outcomes.get(3)).isInstanceOf(Done.class);
      owner.rollback();
    }
    assertThat(write(NAMES, named("3", "ba")).get(0)).isInstanceOf(Done.class);
  }

  @Test
  void aTableLockedAsAWholeIsLeftForLater() throws Exception {
    bench.edit("CREATE TABLE ten_goi (ma VARCHAR(5) PRIMARY KEY, ten VARCHAR(20))");
    try (Connection owner = bench.connection();
        Statement whole = owner.createStatement()) {
      owner.setAutoCommit(false);
      switch (server) {
        case H2 -> whole.execute("ALTER TABLE ten_goi ADD COLUMN them INTEGER");
        case POSTGRESQL -> whole.execute("LOCK TABLE ten_goi IN EXCLUSIVE MODE");
        case MARIADB -> whole.execute("LOCK TABLES ten_goi WRITE");
      }
      if (server != Server.H2) {
        Instant began = Instant.now();
        assertThat(write(NAMES, named("1", "một"), named("2", "hai")))
            .containsOnly(new Later(Cause.of("locked"), null));
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
      }
      if (server == Server.MARIADB) {
        whole.execute("UNLOCK TABLES");
      }
      owner.rollback();
    }
    assertThat(write(NAMES, named("1", "một")).get(0)).isInstanceOf(Done.class);
  }
}
