package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.Shapes.insert;
import static vn.lienthong.province.Shapes.mapping;
import static vn.lienthong.province.Shapes.remove;
import static vn.lienthong.province.Shapes.scoped;
import static vn.lienthong.province.Shapes.text;
import static vn.lienthong.province.Shapes.update;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Outcome.ChangedSince;
import vn.lienthong.record.Outcome.Done;
import vn.lienthong.record.Outcome.Later;
import vn.lienthong.record.Outcome.Refused;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;
import vn.lienthong.record.Write.Action;

@ParameterizedClass
@EnumSource(Server.class)
class CompareAndSetTest {
  private static final Mapping NAMES =
      mapping("ten_goi", List.of("ma"), text("ma"), text("ten"), text("den"));
  private final Bench bench;

  CompareAndSetTest(Server server) {
    bench =
        new Bench(
            server,
            "CREATE TABLE ten_goi (ma VARCHAR(8) PRIMARY KEY, ten VARCHAR(50), den VARCHAR(10),"
                + " tinh VARCHAR(2) DEFAULT '12')",
            "INSERT INTO ten_goi (ma, ten) VALUES ('1','một'),('2','hai'),('3','ba')");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void createsUpdatesRetiresAndRemovesInTheOrderGiven() {
    Row one = bench.row(NAMES, "1");
    Row two = bench.row(NAMES, "2");
    Row three = bench.row(NAMES, "3");
    Write retired = new Write(two.key(), Action.RETIRE, Shapes.values("den", "2025-07-01"), two);
    List<Outcome> outcomes =
        bench
            .province
            .tables()
            .write(
                NAMES,
                List.of(
                    remove(three),
                    insert(Key.of("4"), "ma", "4", "ten", "bốn", "den", null),
                    retired,
                    update(one, "ten", null)));
    assertThat(outcomes.get(0)).isEqualTo(new Done(null));
    assertThat(after(outcomes.get(1)))
        .containsEntry("ma", "4")
        .containsEntry("ten", "bốn")
        .containsEntry("den", null);
    assertThat(after(outcomes.get(2))).containsEntry("den", "2025-07-01");
    assertThat(after(outcomes.get(3))).containsEntry("ten", null);
    assertThat(bench.rows(NAMES, 10)).hasSize(3);
  }

  @Test
  void anEditSinceTheRowWasSeenIsNeverOverwritten() {
    Row one = bench.row(NAMES, "1");
    Row two = bench.row(NAMES, "2");
    bench.edit("UPDATE ten_goi SET den = 'x' WHERE ma = '1'");
    List<Outcome> outcomes =
        bench
            .province
            .tables()
            .write(NAMES, List.of(update(one, "ten", "mới"), update(two, "ten", "mới")));
    assertThat(outcomes.get(0)).isEqualTo(new ChangedSince());
    assertThat(outcomes.get(1)).isInstanceOf(Done.class);
    assertThat(bench.value("SELECT ten FROM ten_goi WHERE ma = '1'")).isEqualTo("một");
  }

  @Test
  void aCapitalOrABlankMoreIsAnEdit() {
    Row one = bench.row(NAMES, "1");
    bench.edit("UPDATE ten_goi SET ten = 'Một ' WHERE ma = '1'");
    assertThat(bench.write(NAMES, update(one, "ten", "mới"))).isEqualTo(new ChangedSince());
  }

  @Test
  void aRowThatIsGoneOrLeftTheScopeChanged() {
    Mapping scoped =
        scoped(
            "ten_goi",
            List.of("ma"),
            List.of(new Condition("tinh", List.of("12"))),
            text("ma"),
            text("ten"));
    Row one = bench.row(scoped, "1");
    Row two = bench.row(scoped, "2");
    bench.edit("DELETE FROM ten_goi WHERE ma='1'", "UPDATE ten_goi SET tinh='14' WHERE ma='2'");
    assertThat(bench.province.tables().write(scoped, List.of(remove(one), remove(two))))
        .containsExactly(new ChangedSince(), new ChangedSince());
  }

  @Test
  void aNewRowFallsIntoTheScopeByItsUnmappedColumn() {
    Mapping scoped =
        scoped(
            "ten_goi",
            List.of("ma"),
            List.of(new Condition("tinh", List.of("30"))),
            text("ma"),
            text("ten"));
    assertThat(bench.write(scoped, insert(Key.of("9"), "ma", "9", "ten", "chín")))
        .isInstanceOf(Done.class);
    assertThat(bench.value("SELECT tinh FROM ten_goi WHERE ma = '9'")).isEqualTo("30");
  }

  @Test
  void aRowThatExistsIsNotCreated() {
    assertThat(bench.write(NAMES, insert(Key.of("1"), "ma", "1", "ten", "khác")))
        .isEqualTo(new ChangedSince());
  }

  @Test
  void aLockedRowIsLeftForLaterAndHoldsUpNoOther() throws Exception {
    Row one = bench.row(NAMES, "1");
    Row two = bench.row(NAMES, "2");
    try (Connection other = bench.connection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("UPDATE ten_goi SET ten = 'đang sửa' WHERE ma = '1'");
      List<Outcome> outcomes =
          bench
              .province
              .tables()
              .write(NAMES, List.of(update(one, "ten", "x"), update(two, "ten", "y")));
      assertThat(outcomes.get(0)).isEqualTo(new Later(Cause.of("locked"), null));
      assertThat(outcomes.get(1)).isInstanceOf(Done.class);
      other.commit();
    }
    assertThat(bench.write(NAMES, update(one, "ten", "x"))).isEqualTo(new ChangedSince());
  }

  @Test
  void aRowThatSomebodyIsJustCreatingIsLeftForLater() throws Exception {
    try (Connection other = bench.connection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("INSERT INTO ten_goi (ma) VALUES ('7')");
      Write ours = insert(Key.of("7"), "ma", "7", "ten", "bảy");
      assertThat(bench.write(NAMES, ours)).isEqualTo(new Later(Cause.of("locked"), null));
      other.commit();
      assertThat(bench.write(NAMES, ours)).isEqualTo(new ChangedSince());
    }
  }

  @Test
  void aKeyHeldTwiceIsNotWritten() {
    bench.edit(
        "CREATE TABLE hai_lan (ma VARCHAR(5), ten VARCHAR(9))",
        "INSERT INTO hai_lan VALUES ('1','a'),('1','a')");
    Mapping twice = mapping("hai_lan", List.of("ma"), text("ma"), text("ten"));
    Row row = bench.rows(twice, 10).get(0);
    assertThat(bench.write(twice, update(row, "ten", "b")))
        .isEqualTo(new Refused(List.of(Cause.of("duplicate-key"))));
    assertThat(bench.value("SELECT COUNT(*) FROM hai_lan WHERE ten = 'a'")).isEqualTo("2");
  }

  @Test
  void aFullBatchIsWrittenWhole() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String ma = "n" + i;
      writes.add(insert(Key.of(ma), "ma", ma, "ten", "tên " + i));
    }
    assertThat(bench.province.tables().write(NAMES, writes))
        .hasSize(500)
        .allMatch(outcome -> outcome instanceof Done done && done.after() != null);
  }

  private static Map<String, String> after(Outcome outcome) {
    return ((Done) outcome).after().values();
  }
}
