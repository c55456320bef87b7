package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Base;
import vn.lienthong.record.Held;

class BaseTextTest {
  private static final String[] TEXTS = {null, "", "A", "Hồ \"Thầu\"\n\\", "x".repeat(5_000), "𐍈"};
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whatIsWrittenIsReadAgain() {
    for (int i = 0; i < 5_000; i++) {
      Base base = base();

      assertThat(Json.base(Json.ofBase(base))).as("seed %s", seed).isEqualTo(base);
    }
  }

  @Test
  void membersOfLaterVersionsArePassedOver() {
    String later =
        "{\"v\":3,\"new\":{\"a\":[1]},\"f\":{\"ma\":[\"01\"]},\"id\":\"TW:01\",\"more\":null}";

    assertThat(Json.base(later)).isEqualTo(new Base("TW:01", 3, Map.of("ma", Held.of("01", "01"))));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> Json.base("{\"v\":3,\"f\":{\"ma\":[\"01\""))
        .isInstanceOf(LedgerFailure.class);
  }

  private Base base() {
    Map<String, Held> fields = new LinkedHashMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      fields.put("field" + random.nextInt(6), held());
    }
    return new Base(text(), random.nextLong(), fields);
  }

  private Held held() {
    String province = text();
    String nation = random.nextBoolean() ? province : text();
    return random.nextInt(3) > 0
        ? Held.of(province, nation)
        : new Held(province, nation, text(), random.nextInt(3), random.nextBoolean());
  }

  private @Nullable String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
