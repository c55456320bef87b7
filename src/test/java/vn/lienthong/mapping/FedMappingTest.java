package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Problem;

class FedMappingTest {
  private static final String FIELDS =
      """
      fields:
        maMau: { column: ma_mau, type: code, scheme: BIEU, refers: mau }
        ky:    { column: ky, type: text }
        don:   { column: don_vi, type: code, scheme: TCTK, refers: mau }
        tong:  { column: tong, type: integer }
        ketQua: { column: ket_qua, type: text, authority: national }
        o:
          rows: bieu_o
          parent: {don_vi: don, ma_mau: maMau, ky: ky}
          identity: [dong, cot]
          fields:
            dong: { column: ma_dong, type: code, scheme: BIEU }
            cot:  { column: ma_cot, type: code, scheme: BIEU }
            giaTri: { column: gia_tri, type: decimal, sensitive: true }
      """;
  private static final String FED =
      """
      national: /bieu
      schema: Bieu
      province: bieu
      identity: [maMau, ky, don]
      filter: "trang_thai = 'DA_DUYET'"
      """;

  @TempDir Path home;

  @BeforeEach
  void layATemplate() throws IOException {
    Files.writeString(
        home.resolve("mau.yaml"),
        """
        national: /mau
        schema: Mau
        province: mau
        identity: [ma]
        authority: national
        retire: remove
        fields:
          ma: { column: ma, type: code, scheme: BIEU }
          kyBaoCao: { column: ky, type: text }
          maCha: { column: cha, type: code, scheme: BIEU, refers: mau }
          dong:
            rows: mau_dong
            parent: {mau: ma}
            identity: [dong]
            fields:
              dong: { column: dong, type: code, scheme: BIEU }
        """);
  }

  @Test
  void readsAFeedWithChildRowsAndRules() throws IOException {
    Mapping mapping =
        read(
            FED
                + """
                feed: {onGone: erase, personal: true}
                mode: auto
                rules:
                  - {name: tong, holds: "o.D1.C1 + o.D2 >= tong + 2.5"}
                  - {name: trong, rows: o, field: dong, in: mau.dong, by: maMau}
                  - {name: dung-ky, period: ky, of: mau.kyBaoCao, by: maMau}
                  - {name: cong, sums: o, over: don, parent: mau.maCha}
                  - {name: tra-loi, answers: o, of: mau.dong, by: maMau}
                """
                + FIELDS);
    assertThat(mapping.feed()).isEqualTo(new Feeding(Feeding.OnGone.ERASE, true));
    assertThat(mapping.filter()).containsExactly(new Condition("trang_thai", List.of("DA_DUYET")));
    assertThat(mapping.authority().otherwise()).isEqualTo(Authority.PROVINCE);
    assertThat(mapping.verdicts()).extracting(Field::name).containsExactly("ketQua");
    assertThat(mapping.sent())
        .extracting(Field::name)
        .containsExactly("maMau", "ky", "don", "tong", "o");
    Field cells = mapping.field("o");
    assertThat(cells.type()).isEqualTo(FieldType.ROWS);
    assertThat(cells.sensitive()).isTrue();
    assertThat(cells.rows().parent()).containsExactly("ma_mau", "ky", "don_vi");
    assertThat(cells.rows().identity()).containsExactly("dong", "cot");
    assertThat(mapping.rules())
        .first()
        .isEqualTo(
            new Rule.Holds(
                "tong",
                List.of(
                    new Rule.Operand.Cell("o", List.of("D1", "C1")),
                    new Rule.Operand.Cell("o", List.of("D2"))),
                Rule.Comparison.GREATER_OR_EQUAL,
                List.of(
                    new Rule.Operand.Value("tong"), new Rule.Operand.Number(new BigDecimal("2.5"))),
                9));
    assertThat(mapping.rules())
        .extracting(Rule::name)
        .containsExactly("tong", "trong", "dung-ky", "cong", "tra-loi");
  }

  @Test
  void refusesWhatDoesNotFitAFeed() throws IOException {
    assertThat(
            problems(
                FED
                    + """
                    feed: {onGone: keep, personal: true, when: always}
                    authority: national
                    mode: ask
                    retire: remove
                    together: [[ky, don]]
                    slice: current
                    fields:
                      maMau: { column: ma_mau, type: code, scheme: BIEU, authority: national }
                      ky:    { column: ky, type: text, authority: manual }
                      don:   { column: don, type: text }
                      lyDo:  { column: ly_do, type: text, authority: national, required: true }
                    """))
        .containsExactlyInAnyOrder(
            "mappings/bieu.yaml:6 feed.when: found \"when\", expected one of onGone, personal",
            "mappings/bieu.yaml:6 feed.onGone: found keep for persons, expected erase, or personal: false",
            "mappings/bieu.yaml:7 authority: found \"national\" of fed records, expected province, or no authority: only verdict fields are national",
            "mappings/bieu.yaml:8 mode: found \"ask\", expected one of auto, observe",
            "mappings/bieu.yaml:9 retire: found it in a fed mapping, expected no retire beside feed",
            "mappings/bieu.yaml:10 together: found it in a fed mapping, expected no together beside feed",
            "mappings/bieu.yaml:11 slice: found it in a fed mapping, expected no slice beside feed",
            "mappings/bieu.yaml:13 fields.maMau.authority: found a verdict in the identity, expected one column that the ministry fills later",
            "mappings/bieu.yaml:14 fields.ky.authority: found \"manual\" of a fed field, expected national for a verdict",
            "mappings/bieu.yaml:16 fields.lyDo.authority: found a verdict that is required, expected one column that the ministry fills later");
  }

  @Test
  void refusesChildRowsThatCannotBeFound() throws IOException {
    assertThat(
            problems(
                FED
                    + """
                    feed: {}
                    fields:
                      maMau: { column: ma_mau, type: code, scheme: BIEU }
                      ky:    { column: ky, type: text }
                      don:   { column: o, type: text }
                      o:
                        rows: bieu_o; drop
                        parent: {ma_mau: maMau, ky: kyy}
                        identity: [dong, gia, cot]
                        column: x
                        fields:
                          dong: { column: ma_mau, type: code, scheme: BIEU }
                          gia: { column: gia, type: decimal, authority: national }
                          cot: { column: cot, type: rows }
                    """))
        .containsExactlyInAnyOrder(
            "mappings/bieu.yaml:12 fields.o.rows: found \"bieu_o; drop\", expected a table or view, perhaps with its schema before a dot",
            "mappings/bieu.yaml:13 fields.o.parent.ky: found \"kyy\", expected one of maMau, ky, don; did you mean \"ky\"?",
            "mappings/bieu.yaml:13 fields.o.parent: found no column for ky, don, expected {column: maMau, column: ky, column: don}",
            "mappings/bieu.yaml:14 fields.o.identity: found gia of another type, expected a text, code, date or integer",
            "mappings/bieu.yaml:15 fields.o.column: found \"column\", expected one of rows, parent, identity, fields, required, authority, sensitive",
            "mappings/bieu.yaml:17 fields.o.fields.dong.column: found \"ma_mau\" again, expected each column once (it belongs to parent)",
            "mappings/bieu.yaml:18 fields.o.fields.gia.authority: found \"authority\", expected one of codes, column, flags, longest, refers, required, scheme, sensitive, separator, type",
            "mappings/bieu.yaml:19 fields.o.fields.cot.type: found \"rows\", expected one of boolean, code, date, decimal, integer, list, text",
            "mappings/bieu.yaml:11 fields.o: found \"o\", expected another name than a column's (it belongs to don)");
  }

  @Test
  void refusesRulesThatCouldNeverBeJudged() throws IOException {
    assertThat(
            problems(
                FED
                    + """
                    feed: {}
                    rules:
                      - {name: Tong, holds: "o.D1.C1.X >= ten + ky"}
                      - {name: a, holds: "tong"}
                      - {name: a, rows: oo, field: giaTri, in: mauu.dong, by: ky}
                      - {name: b, period: ky, of: kyBaoCao}
                      - {name: c, sums: o, answers: o}
                      - x
                    """
                    + FIELDS))
        .containsExactlyInAnyOrder(
            "mappings/bieu.yaml:8 rules[0].name: found \"Tong\", expected a name in lower case, digits and dashes",
            "mappings/bieu.yaml:8 rules[0].holds: found \"o.D1.C1.X\", expected a number, a field with numbers, or child rows and their code, such as o.D01.C01",
            "mappings/bieu.yaml:8 rules[0].holds: found \"ten\", expected a number, a field with numbers, or child rows and their code, such as o.D01.C01",
            "mappings/bieu.yaml:8 rules[0].holds: found \"ky\", expected a number, a field with numbers, or child rows and their code, such as o.D01.C01",
            "mappings/bieu.yaml:9 rules[1].holds: found \"tong\", expected a + b <= c, with = <= < >= > or <>",
            "mappings/bieu.yaml:10 rules[2].name: found \"a\" again, expected each once",
            "mappings/bieu.yaml:10 rules[2].rows: found \"oo\", expected one of o",
            "mappings/bieu.yaml:10 rules[2].field: found \"giaTri\", expected none",
            "mappings/bieu.yaml:10 rules[2].in: found \"mauu\", expected one of bieu, mau; did you mean \"mau\"?",
            "mappings/bieu.yaml:10 rules[2].by: found ky, expected a field with refers: mauu",
            "mappings/bieu.yaml:11 rules[3].by: found nothing, expected by of a rule with period",
            "mappings/bieu.yaml:11 rules[3].of: found \"kyBaoCao\", expected flow.field",
            "mappings/bieu.yaml:12 rules[4].name: found sums and answers, expected one of holds or rows or period or sums or answers",
            "mappings/bieu.yaml:13 rules[5]: found \"x\", expected {name: …, holds or rows or period or sums or answers}");
  }

  @Test
  void refusesRulesOfRecordsThatAreNotFed() throws IOException {
    assertThat(
            problems(
                FED
                    + """
                    authority: national
                    retire: remove
                    rules: []
                    """
                    + FIELDS))
        .containsExactly(
            "mappings/bieu.yaml:8 rules: found rules without feed, expected rules of records that are fed");
  }

  private Mapping read(String text) throws IOException {
    assertThat(problems(text)).isEmpty();
    return Mappings.read(home).byName().get("bieu");
  }

  private List<String> problems(String text) throws IOException {
    Files.writeString(home.resolve("bieu.yaml"), text);
    return Mappings.read(home).problems().stream().map(Problem::text).toList();
  }
}
