package vn.lienthong.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

class NationalRequestsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T20:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
  private final NationalRequests requests =
      new NationalRequests(Samples.units(), Samples.IDS, CLOCK);

  @Test
  void asksForTheFirstPageOfTheScope() {
    NationalCall call = requests.page(200, null, null);

    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.path()).isEqualTo("/don-vi-hanh-chinh");
    assertThat(call.query()).isEqualTo("size=200&maTinh=TW,12");
  }

  @Test
  void asksForWhatChangedAfterARecord() {
    assertThat(requests.page(5, "TW:a&b c", "2026-01-01T00:00:00+07:00").query())
        .isEqualTo(
            "size=5&after=TW:a%26b%20c&changedSince=2026-01-01T00:00:00%2B07:00&maTinh=TW,12");
  }

  @Test
  void looksAtTodayInTheProvinceIfItKeepsOneRowPerCode() {
    NationalRequests current = new NationalRequests(Samples.units("current"), Samples.IDS, CLOCK);

    assertThat(current.page(5, null, null).query()).contains("at=2026-03-02");
  }

  @Test
  void asksForOneRecord() {
    assertThat(requests.one("TW:03388:2025-07-01").path())
        .isEqualTo("/don-vi-hanh-chinh/TW:03388:2025-07-01");
    assertThat(requests.one("a/../b?c").path()).isEqualTo("/don-vi-hanh-chinh/a%2F..%2Fb%3Fc");
  }

  @Test
  void wordsABatch() throws Exception {
    Row stored = Samples.row("TW:03388:2025-07-01", 7, "03388", "2025-07-01");
    Key born = Key.of("03618001", "2025-07-01");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("ma", "03618001");
    all.put("hieuLucTu", "2025-07-01");
    all.put("dienTich", "1.5");
    all.put("maCha", null);
    Map<String, String> cleared = new LinkedHashMap<>();
    cleared.put("maCha", null);

    Map<String, Object> body =
        requests.body(
            List.of(
                new Write(born, Write.Action.CREATE, all, null),
                new Write(stored.key(), Write.Action.UPDATE, cleared, stored),
                new Write(
                    stored.key(), Write.Action.RETIRE, Map.of("hieuLucDen", "2026-03-01"), stored),
                new Write(stored.key(), Write.Action.RETIRE, Map.of(), stored)));

    assertThat(new ObjectMapper().writeValueAsString(body))
        .isEqualTo(
            """
            {"data":[\
            {"id":"12:03618001:2025-07-01","ma":"03618001","hieuLucTu":"2025-07-01","dienTich":1.5},\
            {"id":"TW:03388:2025-07-01","phienBan":7,"maCha":null},\
            {"id":"TW:03388:2025-07-01","phienBan":7,"thaoTac":"NGUNG","hieuLucDen":"2026-03-01"},\
            {"id":"TW:03388:2025-07-01","phienBan":7,"thaoTac":"XOA"}]}""");
  }
}
