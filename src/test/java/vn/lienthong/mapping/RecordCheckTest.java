package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;

class RecordCheckTest {
  private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"));
  private final RecordCheck check =
      RecordCheck.of(MAPPINGS.byName().get("chi-tieu"), Contract.read(Path.of("mappings")));

  @Test
  void namesEveryFieldThatTheContractRefuses() {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("ma", "123");
    values.put("ten", null);
    values.put("donViTinh", "x".repeat(51));
    values.put("kieuGiaTri", "SO");
    values.put("phanTo", "a\n" + "b".repeat(101));
    values.put("coQuan", null);
    assertThat(check.causes(values))
        .extracting(Cause::text)
        .containsExactly(
            "pattern (ma: ^[0-9]{4}$)",
            "missing (ten)",
            "too-long (donViTinh: at most 50)",
            "not-listed (kieuGiaTri: one of SO_NGUYEN, SO_THAP_PHAN, PHAN_TRAM, VAN_BAN)",
            "too-long (phanTo: at most 100)");
  }

  @Test
  void measuresWhatWouldBeSentNotWhatStandsThere() {
    assertThat(check.causes(Map.of("donViTinh", "e\u0301".repeat(50) + "   "))).isEmpty();
  }

  @Test
  void namesTheChildFieldThatTheContractRefusesOnceForAllRows() {
    RecordCheck templates =
        RecordCheck.of(MAPPINGS.byName().get("mau-bieu"), Contract.read(Path.of("mappings")));
    String endless = "x".repeat(501);
    String rows =
        Lenses.rowsText(
            List.of(
                Map.of("ma", "D 1", "ten", "Một", "thuTu", "-1"),
                Map.of("ma", "D2", "thuTu", "-2"),
                Map.of("ma", "D3", "ten", endless, "maChiTieu", "12")));
    assertThat(templates.causes(Collections.singletonMap("dong", rows)))
        .extracting(Cause::text)
        .containsExactly(
            "pattern (dong.ma: ^[0-9A-Za-z._-]{1,20}$)",
            "too-small (dong.thuTu: at least 0)",
            "missing (dong.ten)",
            "too-long (dong.ten: at most 500)",
            "pattern (dong.maChiTieu: ^[0-9]{4}$)");
    List<Map<String, String>> many = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      many.add(Map.of("ma", "C" + i, "ten", "Cột"));
    }
    assertThat(templates.causes(Map.of("cot", String.valueOf(Lenses.rowsText(many)))))
        .containsExactly(new Cause("too-many", "cot", "at most 200"));
    assertThat(templates.causes(Collections.singletonMap("dong", null))).isEmpty();
  }
}
