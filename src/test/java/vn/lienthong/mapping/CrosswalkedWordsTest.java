package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Problem;
import vn.lienthong.record.Row;

/** Words of the province's own for the contract's: in other letters, or as numbers. */
class CrosswalkedWordsTest {
  @TempDir private Path folder;

  @Test
  void readsAndWritesNumbersAndWordsWithBlanks() throws Exception {
    Lenses lenses = Lenses.of(mapping("text"));

    Row row =
        lenses.fromProvince(Map.of("ma", "00712", "cap", (short) 3, "loai", "Thi\u0323 trấn   "));

    assertThat(row.faults()).isEmpty();
    assertThat(row.values()).containsEntry("cap", "XA").containsEntry("loai", "THI_TRAN");
    assertThat(lenses.toColumn(lenses.mapping().field("cap"), "XA")).isEqualTo("3");
    assertThat(lenses.toColumn(lenses.mapping().field("loai"), "THI_TRAN")).isEqualTo("Thị trấn");
  }

  @Test
  void namesAWordThatTheCrosswalkDoesNotHave() throws Exception {
    Lenses lenses = Lenses.of(mapping("text"));
    String village = "{\"id\":\"1\",\"phienBan\":1,\"ma\":\"00712001\",\"cap\":\"THON\"}";

    assertThat(lenses.fromNation(new JsonMapper().readTree(village)).faults())
        .containsExactly(new Cause("unknown-code", "cap", "nation in codes/cap.csv"));
    assertThat(lenses.fromProvince(Map.of("ma", "1", "cap", 9, "loai", "Xã")).faults())
        .containsExactly(new Cause("unknown-code", "cap", "province in codes/cap.csv"));
  }

  @Test
  void aCodeHasNoBlank() throws Exception {
    mapping("code, scheme: nation");

    assertThat(Mappings.read(folder).problems())
        .extracting(Problem::text)
        .containsExactly(
            "mappings/don-vi.yaml:11 fields.loai.codes: found words with blanks in loai.csv,"
                + " expected codes without, or type: text");
  }

  private Mapping mapping(String type) throws Exception {
    Files.createDirectories(folder.resolve("codes"));
    Files.writeString(folder.resolve("codes/cap.csv"), "province,nation\n1,TINH\n3,XA\n");
    Files.writeString(
        folder.resolve("codes/loai.csv"), "province,nation\nXã,XA\nThị trấn,THI_TRAN\n");
    Files.writeString(
        folder.resolve("don-vi.yaml"),
        """
        national: /don-vi
        schema: DonVi
        province: don_vi
        identity: [ma]
        scope: {}
        authority: national
        retire: remove
        fields:
          ma:   { column: ma, type: code, scheme: DVHC }
          cap:  { column: cap, type: text, codes: cap }
          loai: { column: loai, type: %s, codes: loai }
        """
            .formatted(type));
    return Mappings.read(folder).byName().get("don-vi");
  }
}
