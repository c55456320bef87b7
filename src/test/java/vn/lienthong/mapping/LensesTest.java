package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;

class LensesTest {
  private static final Crosswalk TDT =
      new Crosswalk("dan-toc-tdt", "DT-TDT", "DT-1979", Map.of("2", "02"), Map.of("02", "2"));
  private final Lenses lenses = Lenses.of(mapping());

  @Test
  void readsEveryTypeFromColumnsInAnyCase() throws Exception {
    Map<String, Object> columns = columns();
    Row row = lenses.fromProvince(columns);
    assertThat(row.faults()).isEmpty();
    assertThat(row.key()).isEqualTo(Key.of("02", "2025-07-01"));
    assertThat(row.values())
        .containsExactlyEntriesOf(
            values(
                "ma",
                "02",
                "tu",
                "2025-07-01",
                "ten",
                "Thái  ",
                "loai",
                "XA",
                "thuTu",
                "7",
                "dienTich",
                "12.5",
                "rieng",
                "true",
                "tenKhac",
                "Tày Khao\nTày Đăm"));
    assertThat(lenses.storedKey(row.handle())).containsExactly("2 ", LocalDate.of(2025, 7, 1));
  }

  @Test
  void writesWhatItReads() throws Exception {
    Row row = lenses.fromProvince(columns());
    Map<String, Object> again = new HashMap<>();
    for (Field field : lenses.mapping().fields()) {
      again.put(field.column(), lenses.toColumn(field, row.value(field.name())));
    }
    assertThat(again)
        .containsEntry("ma_tk", "2")
        .containsEntry("ngay", LocalDate.of(2025, 7, 1))
        .containsEntry("ten", "Thái")
        .containsEntry("thu_tu", 7L)
        .containsEntry("dien_tich", new BigDecimal("12.5"))
        .containsEntry("rieng", true)
        .containsEntry("ten_khac", "Tày Khao;Tày Đăm");
  }

  @Test
  void translatesToJsonAndBack() throws Exception {
    Row row = lenses.fromProvince(columns());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(lenses.toNation(row.values()));
    fields.put("id", "12:02");
    fields.put("phienBan", 3);
    fields.put("trangThai", "DA_XOA");
    Row back = lenses.fromNation(new JsonMapper().valueToTree(fields));
    assertThat(back.faults()).isEmpty();
    assertThat(back.key()).isEqualTo(row.key());
    assertThat(back.handle()).hasToString("Handle[id=12:02, version=3, withdrawn=true]");
    row.values().forEach((name, value) -> assertThat(Text.same(value, back.value(name))).isTrue());
  }

  @Test
  void namesTheFaultsOfARowAndKeepsItsKey() throws Exception {
    Map<String, Object> columns = columns();
    columns.put("LOAI", " X A");
    columns.put("THU_TU", "seven");
    columns.put("DIEN_TICH", "1e999999999");
    columns.remove("RIENG");
    Row row = lenses.fromProvince(columns);
    assertThat(row.key().code()).isEqualTo("02");
    assertThat(row.faults())
        .containsExactly(
            new Cause("code-shape", "loai", "no blank in a code"),
            new Cause("number-shape", "thuTu", "a number"),
            new Cause("number-shape", "dienTich", "at most 100 digits"),
            new Cause("no-column", "rieng", "rieng"));
  }

  @Test
  void refusesARowWhoseKeyCannotBeRead() {
    Map<String, Object> columns = columns();
    columns.put("MA_TK", "99");
    assertThatThrownBy(() -> lenses.fromProvince(columns))
        .isInstanceOf(UnreadableRow.class)
        .hasMessage("unknown-code (ma: DT-TDT in codes/dan-toc-tdt.csv)")
        .hasFieldOrPropertyWithValue("where", "99|2025-07-01");
    columns.put("MA_TK", null);
    assertThatThrownBy(() -> lenses.fromProvince(columns)).hasMessage("no-key (ma)");
  }

  @Test
  void keepsTheKeyOfANationalRecordThatTheCrosswalkDoesNotKnow() throws Exception {
    Row row =
        lenses.fromNation(
            new JsonMapper()
                .readTree("{\"id\":\"TW:77\",\"phienBan\":1,\"ma\":\"77\",\"tu\":\"2025-07-01\"}"));
    assertThat(row.key().code()).isEqualTo("77");
    assertThat(row.faults()).extracting(Cause::code).containsExactly("unknown-code");
  }

  @Test
  void refusesCodesThatAreNumbers() throws Exception {
    Row row =
        lenses.fromNation(
            new JsonMapper()
                .readTree(
                    "{\"id\":\"1\",\"phienBan\":1,\"ma\":\"02\",\"tu\":\"2025-07-01\",\"loai\":7}"));
    assertThat(row.faults()).extracting(Cause::text).first().asString().startsWith("code-shape");
  }

  @Test
  void comparesAcrossNormalFormsAndPadding() {
    assertThat(Text.same("Tha\u0301i", "Th\u00e1i  ")).isTrue();
    assertThat(Text.same(null, "")).isTrue();
    assertThat(Text.same(" a", "a")).isFalse();
  }

  @Test
  void takesADayFromWhateverJdbcGives() throws Exception {
    for (Object raw :
        List.of(
            Date.valueOf("2025-07-01"),
            Timestamp.valueOf("2025-07-01 00:00:00"),
            LocalDateTime.parse("2025-07-01T08:00"),
            "2025-07-01 ")) {
      assertThat(new DateShape().fromColumn(raw)).isEqualTo("2025-07-01");
    }
  }

  private static Map<String, Object> columns() {
    Map<String, Object> columns = new HashMap<>();
    columns.put("MA_TK", "2 ");
    columns.put("NGAY", Date.valueOf("2025-07-01"));
    columns.put("TEN", "Thái  ");
    columns.put("LOAI", "XA          ");
    columns.put("THU_TU", 7);
    columns.put("DIEN_TICH", new BigDecimal("12.50"));
    columns.put("RIENG", 1);
    columns.put("TEN_KHAC", "Tày Khao; Tày Đăm;");
    return columns;
  }

  private static Map<String, @Nullable String> values(String... pairs) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return values;
  }

  private static Mapping mapping() {
    List<Field> fields = new ArrayList<>();
    fields.add(field("ma", "ma_tk", FieldType.CODE, TDT));
    fields.add(field("tu", "ngay", FieldType.DATE, null));
    fields.add(field("ten", "ten", FieldType.TEXT, null));
    fields.add(field("loai", "loai", FieldType.CODE, null));
    fields.add(field("thuTu", "thu_tu", FieldType.INTEGER, null));
    fields.add(field("dienTich", "dien_tich", FieldType.DECIMAL, null));
    fields.add(field("rieng", "rieng", FieldType.BOOLEAN, null));
    fields.add(field("tenKhac", "ten_khac", FieldType.LIST, null));
    return new Mapping(
        "thu",
        "/thu",
        "Thu",
        "thu",
        List.of("ma", "tu"),
        new Scope(List.of(), List.of()),
        new RowAuthority(List.of(), Authority.NATIONAL),
        fields,
        List.of(),
        Retirement.REMOVE,
        Guard.DEFAULT,
        Mode.AUTO,
        null,
        "0");
  }

  private static Field field(
      String name, String column, FieldType type, @Nullable Crosswalk codes) {
    return new Field(name, column, type, false, null, codes, null, ";", null, false, 0);
  }
}
