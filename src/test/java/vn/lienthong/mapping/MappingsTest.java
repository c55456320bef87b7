package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Problem;

class MappingsTest {
  @TempDir Path home;

  @Test
  void readsTheShippedFilesWithoutAProblem() {
    Mappings mappings = Mappings.read(Path.of("mappings"));
    assertThat(mappings.problems()).isEmpty();
    assertThat(mappings.byName())
        .containsKeys(
            "chi-tieu",
            "dan-toc",
            "don-vi-hanh-chinh",
            "nhom-chi-tieu",
            "phan-dinh-khu-vuc",
            "thay-doi-don-vi-hanh-chinh",
            "ton-giao");
    Mapping ethnic = mappings.byName().get("dan-toc");
    assertThat(ethnic.field("ma").codes().toNation("54")).isPresent();
    assertThat(ethnic.field("tenKhac").authority()).isEqualTo(Authority.PROVINCE);
    Mapping units = mappings.byName().get("don-vi-hanh-chinh");
    assertThat(units.authority().rules())
        .containsExactly(
            new RowAuthority.Rule(
                List.of(new Condition("cap", List.of("THON"))), Authority.PROVINCE));
    assertThat(units.hash()).hasSize(16).isNotEqualTo(ethnic.hash());
  }

  @Test
  void tellsAllFaultsOfAFileAtOnce() throws IOException {
    Files.writeString(
        home.resolve("thu.yaml"),
        """
        national: thu
        schemas: Thu
        province: dm_thu; drop table x
        identity: [maa]
        retire: {set: hieuLuc, to: today}
        scope: {province: "tinh = 12"}
        fields:
          ma:  { column: ma, type: code }
          ten: { column: MA, type: txt, required: "yes", colunm: x }
        """);
    assertThat(Mappings.read(home).problems())
        .extracting(Problem::text)
        .contains(
            "mappings/thu.yaml:1 national: found \"thu\", expected a path below the API's base, such as /dan-toc",
            "mappings/thu.yaml:4 identity: found \"maa\", expected one of ma, ten; did you mean \"ma\"?",
            "mappings/thu.yaml:8 fields.ma.scheme: found nothing, expected the scheme that the code is of",
            "mappings/thu.yaml:6 scope.province: found \"tinh = 12\", expected name = 'value' or name in ('a', 'b'), joined by and",
            "mappings/thu.yaml:9 fields.ten.type: found \"txt\", expected one of boolean, code, date, decimal, integer, list, text; did you mean \"text\"?")
        .hasSize(13);
  }

  @Test
  void refusesAliasesAndDuplicateKeys() throws IOException {
    Files.writeString(home.resolve("a.yaml"), "national: /a\nnational: /b\nfields: &x {y: *x}\n");
    assertThat(Mappings.read(home).problems())
        .extracting(Problem::text)
        .contains(
            "mappings/a.yaml:2 national: found the key a second time, expected each key once",
            "mappings/a.yaml:3 fields.y: found an alias, expected the text itself");
  }

  @Test
  void saysWhereTheYamlIsBroken() throws IOException {
    Files.writeString(home.resolve("a.yaml"), "national: /a\nfields: {ma: [\n");
    assertThat(Mappings.read(home).problems())
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .startsWith("mappings/a.yaml:3 file: found broken YAML");
  }
}
