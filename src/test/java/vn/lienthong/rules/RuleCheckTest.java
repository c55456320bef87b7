package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

class RuleCheckTest {
  private static final String TABLES =
      """
      national: /bieu
      schema: Bieu
      province: bieu
      identity: [maMau, ky, maDonVi]
      feed: {onGone: retire}
      fields:
        maMau:   { column: ma_mau, type: code, scheme: BIEU, refers: mau-bieu }
        ky:      { column: ky, type: text, required: true }
        maDonVi: { column: don_vi, type: code, scheme: DVHC, refers: don-vi }
        tongSo:  { column: tong_so, type: integer }
        ngheo:   { column: ngheo, type: integer }
        o:
          rows: bieu_o
          parent: {ma_mau: maMau, ky: ky, don_vi: maDonVi}
          identity: [dong, cot]
          fields:
            dong:   { column: ma_dong, type: code, scheme: BIEU }
            cot:    { column: ma_cot, type: code, scheme: BIEU }
            giaTri: { column: gia_tri, type: decimal }
      rules:
        - {name: ngheo, holds: "ngheo <= tongSo"}
        - {name: hai-cot, holds: "o.D1.C1 + o.D1.C2 = o.D1.C3"}
        - {name: dung-ky, period: ky, of: mau-bieu.kyBaoCao, by: maMau}
        - {name: trong-bang, rows: o, field: dong, in: mau-bieu.dong, by: maMau}
        - {name: tong, sums: o, over: maDonVi, parent: don-vi.maCha}
      """;
  private static final String TEMPLATES =
      """
      national: /mau-bieu
      schema: MauBieu
      province: mau_bieu
      identity: [ma]
      authority: national
      retire: remove
      fields:
        ma:       { column: ma, type: code, scheme: BIEU }
        ten:      { column: ten, type: text }
        kyBaoCao: { column: ky, type: text }
        dong:
          rows: mau_bieu_dong
          parent: {ma_mau: ma}
          identity: [ma]
          fields:
            ma:  { column: ma_dong, type: code, scheme: BIEU }
            ten: { column: ten, type: text }
      """;
  private static final String UNITS =
      """
      national: /don-vi
      schema: DonVi
      province: don_vi
      identity: [ma]
      authority: national
      retire: remove
      fields:
        ma:    { column: ma, type: code, scheme: DVHC }
        maCha: { column: ma_cha, type: code, scheme: DVHC }
      """;
  private static final String FORMS =
      """
      national: /phieu
      schema: Phieu
      province: phieu
      identity: [soPhieu]
      feed: {onGone: retire}
      fields:
        soPhieu: { column: so_phieu, type: code, scheme: PHIEU }
        maMau:   { column: ma_mau, type: code, scheme: PHIEU, refers: mau-phieu }
        traLoi:
          rows: tra_loi
          parent: {so_phieu: soPhieu}
          identity: [cauHoi]
          fields:
            cauHoi: { column: cau_hoi, type: code, scheme: PHIEU }
            giaTri: { column: gia_tri, type: text }
      rules:
        - {name: du-cau-hoi, answers: traLoi, of: mau-phieu.cauHoi, by: maMau}
      """;
  private static final String QUESTIONS =
      """
      national: /mau-phieu
      schema: MauPhieu
      province: mau_phieu
      identity: [ma]
      authority: national
      retire: remove
      fields:
        ma: { column: ma, type: code, scheme: PHIEU }
        cauHoi:
          rows: cau_hoi
          parent: {ma_mau: ma}
          identity: [ma]
          fields:
            ma:       { column: ma_cau, type: code, scheme: PHIEU }
            kieu:     { column: kieu, type: text }
            batBuoc:  { column: bat_buoc, type: boolean }
            luaChon:  { column: lua_chon, type: list, separator: ";" }
            dieuKien: { column: dieu_kien, type: text }
      """;

  @TempDir private Path folder;
  private final World world = new World();
  private @Nullable Mappings mappings;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("bieu.yaml"), TABLES);
    Files.writeString(folder.resolve("mau-bieu.yaml"), TEMPLATES);
    Files.writeString(folder.resolve("don-vi.yaml"), UNITS);
    Files.writeString(folder.resolve("phieu.yaml"), FORMS);
    Files.writeString(folder.resolve("mau-phieu.yaml"), QUESTIONS);
    mappings = Mappings.read(folder);
    assertThat(mappings.problems()).isEmpty();
    world.templates.put(
        "mau-bieu B1", Map.of("kyBaoCao", "QUY", "dong", "[{\"ma\":\"D1\"},{\"ma\":\"D2\"}]"));
    world.templates.put(
        "mau-phieu P1",
        Map.of(
            "cauHoi",
            """
            [{"ma":"C1","kieu":"SO","batBuoc":"true"},
             {"ma":"C2","kieu":"CHON","batBuoc":"true","luaChon":"Có\\nKhông"},
             {"ma":"C3","kieu":"NGAY","batBuoc":"true","dieuKien":"C2 = 'Có'"},
             {"ma":"C4","kieu":"CHU","batBuoc":"false"}]
            """));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"3, 10, true", "10, 10, true", "11, 10, false", "11, -, true", "-, 10, true"})
  void comparesFieldsThatAreThere(@Nullable String poor, @Nullable String all, boolean holds) {
    Map<String, @Nullable String> table = table("2025-Q3");
    table.put("ngheo", poor);
    table.put("tongSo", all);

    assertThat(causes("bieu", table))
        .isEqualTo(holds ? List.of() : List.of(new Cause("rule", "ngheo", "ngheo")));
  }

  @Test
  void addsUpCells() {
    Map<String, @Nullable String> table = table("2025-Q3");
    table.put("o", cells("D1/C1/2", "D1/C2/3.5", "D1/C3/5.50"));
    assertThat(causes("bieu", table)).isEmpty();

    table.put("o", cells("D1/C1/2", "D1/C2/3.5", "D1/C3/6"));
    assertThat(causes("bieu", table)).containsExactly(new Cause("rule", "o.D1.C1", "hai-cot"));
  }

  @ParameterizedTest
  @CsvSource({
    "QUY, 2025-Q3, true",
    "QUY, 2025-Q5, false",
    "QUY, 2025, false",
    "NAM, 2025, true",
    "NAM, 2025-M01, false",
    "THANG, 2025-M12, true",
    "THANG, 2025-M13, false",
    "SAU_THANG, 2025-H2, true",
    "SAU_THANG, 2025-H3, false",
    "NAM_NAM, 2021-2025, true",
    "NAM_NAM, 2021-2026, false",
    "HANG_TUAN, 2025, false"
  })
  void periodsAreOfTheTemplatesKind(String kind, String period, boolean holds) {
    world.templates.put("mau-bieu B1", Map.of("kyBaoCao", kind));

    assertThat(causes("bieu", table(period)))
        .isEqualTo(holds ? List.of() : List.of(new Cause("rule", "ky", "dung-ky")));
  }

  @Test
  void noCellStandsOutsideTheGrid() {
    Map<String, @Nullable String> table = table("2025-Q3");
    table.put("o", cells("D1/C9/2", "D3/C1/1"));

    assertThat(causes("bieu", table)).containsExactly(new Cause("rule", "o.dong", "trong-bang"));
  }

  @Test
  void withoutATemplateNothingIsJudgedByIt() {
    world.templates.clear();
    Map<String, @Nullable String> table = table("once");
    table.put("o", cells("D7/C1/1"));

    assertThat(causes("bieu", table)).isEmpty();
  }

  @Test
  void aUnitsTableAddsUpThoseBelow() {
    world.units.put("03388", List.of("03388001", "03388002"));
    world.report("03388001", cells("D1/C9/2", "D2/C9/1"));
    world.report("03388002", cells("D1/C9/3"));
    Map<String, @Nullable String> table = table("2025-Q3");

    table.put("o", cells("D1/C9/5", "D2/C9/1"));
    assertThat(causes("bieu", table)).isEmpty();

    table.put("o", cells("D1/C9/6", "D2/C9/1"));
    assertThat(causes("bieu", table)).containsExactly(new Cause("rule", "o", "tong: D1/C9"));
  }

  @Test
  void namesTheUnitsThatHaveNotReported() {
    world.units.put("03388", List.of("03388001", "03388002", "03388003"));
    world.report("03388002", cells("D1/C9/3"));
    Map<String, @Nullable String> table = table("2025-Q3");
    table.put("o", cells("D1/C9/3"));

    assertThat(causes("bieu", table))
        .containsExactly(new Cause(RuleCheck.MISSING_REPORTERS, "o", "tong: 03388001,03388003"));
  }

  @Test
  void aTableThatNobodyBelowReportsIsNotASum() {
    world.units.put("03388", List.of("03388001"));
    Map<String, @Nullable String> table = table("2025-Q3");
    table.put("o", cells("D1/C9/3"));

    assertThat(causes("bieu", table)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "C1=3 C2=Không,                -",
        "C1=3 C2=Có C3=2025-01-31,     -",
        "C1=3 C2=Có,                   traLoi (missing)|du-cau-hoi: C3",
        "C2=Không,                     traLoi (missing)|du-cau-hoi: C1",
        "C1=ba C2=Không,               traLoi (kind)|du-cau-hoi: C1",
        "C1=3 C2=Chưa,                 traLoi (kind)|du-cau-hoi: C2",
        "C1=3 C2=Không C3=31/01/2025,  traLoi (kind)|du-cau-hoi: C3",
        "C1=3 C2=Không C9=x,           traLoi|du-cau-hoi: an answer without question"
      })
  void answersFitTheirQuestions(String answers, @Nullable String cause) {
    Map<String, @Nullable String> form = new HashMap<>();
    form.put("soPhieu", "1");
    form.put("maMau", "P1");
    StringBuilder rows = new StringBuilder();
    for (String answer : answers.split(" ")) {
      String[] parts = answer.split("=");
      rows.append(rows.isEmpty() ? "[" : ",");
      rows.append("{\"cauHoi\":\"%s\",\"giaTri\":\"%s\"}".formatted(parts[0], parts[1]));
    }
    form.put("traLoi", rows + "]");

    List<String> found =
        causes("phieu", form).stream().map(c -> c.field() + "|" + c.detail()).toList();
    assertThat(found).isEqualTo(cause == null ? List.of() : List.of(cause));
  }

  private List<Cause> causes(String flow, Map<String, @Nullable String> values) {
    var all = mappings.byName();
    return new RuleCheck(all.get(flow), all, world).causes(values);
  }

  private static Map<String, @Nullable String> table(String period) {
    Map<String, @Nullable String> table = new HashMap<>();
    table.put("maMau", "B1");
    table.put("ky", period);
    table.put("maDonVi", "03388");
    return table;
  }

  /** Row, column and value of each cell. */
  private static String cells(String... cells) {
    StringBuilder text = new StringBuilder();
    for (String cell : cells) {
      String[] parts = cell.split("/");
      text.append(text.isEmpty() ? "[" : ",")
          .append("{\"dong\":\"%s\",\"cot\":\"%s\",\"giaTri\":\"%s\"}".formatted((Object[]) parts));
    }
    return text + "]";
  }

  /** A small world around the record. */
  private static final class World implements Surroundings {
    private final Map<String, Map<String, @Nullable String>> templates = new HashMap<>();
    private final Map<String, List<String>> units = new HashMap<>();
    private final Map<Key, Row> reports = new LinkedHashMap<>();

    void report(String unit, String cells) {
      Key key = Key.of("B1", "2025-Q3", unit);
      reports.put(key, new Row(key, Map.of("o", cells), new Handle("", 0, false), List.of()));
    }

    @Override
    public Optional<Map<String, @Nullable String>> agreed(String flow, String code) {
      return Optional.ofNullable(templates.get(flow + " " + code));
    }

    @Override
    public List<String> below(String flow, String field, String value) {
      return units.getOrDefault(value, List.of());
    }

    @Override
    public Map<Key, Row> rows(String flow, Collection<Key> keys) {
      Map<Key, Row> found = new HashMap<>(reports);
      found.keySet().retainAll(keys);
      return found;
    }
  }
}
