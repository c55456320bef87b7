package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
}
