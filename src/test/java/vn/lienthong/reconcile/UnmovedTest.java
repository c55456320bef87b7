package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** What is recognised at a glance is just what the whole comparison would leave alone. */
class UnmovedTest {
  private static final int CASES = 60_000;
  private static final List<Authority> AUTHORITIES = List.of(Authority.values());
  private static final String[] NAMES = {"A", "A ", "B", "Ho\u00e0", "Hoa\u0300", "", null};
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Unmoved unmoved = new Unmoved(Samples.policy(Authority.NATIONAL).mapping());

  @Test
  void theGlanceAndTheWholeComparisonDecideAlike() {
    int glances = 0;
    for (int i = 0; i < CASES; i++) {
      Policy policy = Samples.policy(any(AUTHORITIES));
      Side ruling = random.nextInt(8) == 0 ? any(List.of(Side.values())) : null;
      Reconciliation rules =
          ruling == null ? new Reconciliation(policy) : new Reconciliation(policy).ruledFor(ruling);
      Entry entry = entry();
      Sighting province = sighting(Side.PROVINCE);
      Sighting nation = sighting(Side.NATION);

      assertThat(rules.decide(Samples.KEY, entry, province, nation))
          .as("seed %s, case %s: %s, %s, %s", seed, i, entry, province, nation)
          .isEqualTo(rules.inFull(Samples.KEY, entry, province, nation));
      glances += unmoved.is(entry, province, nation) ? 1 : 0;
    }
    assertThat(glances).as("seed %s", seed).isGreaterThan(CASES / 100);
  }

  @Test
  void halvesThatDifferAsASideRewroteThemAreRecognised() {
    Row padded = here("ten", "A ", "loai", "XA");
    Row asSent = row(Samples.VERSION, "ten", "A", "loai", "XA");

    assertThat(unmoved.is(agreed(padded, asSent), found(padded), found(asSent))).isTrue();
  }

  @Test
  void onlyWhatIsAsItWasLeftIs() {
    Row here = here("ten", "A");
    Row there = row(Samples.VERSION, "ten", "A");
    Entry entry = agreed(here, there);

    assertThat(unmoved.is(entry, found(here), found(there))).isTrue();
    assertThat(unmoved.is(null, found(here), found(there))).isFalse();
    assertThat(unmoved.is(entry, Sighting.UNREAD, found(there))).isTrue();
    assertThat(unmoved.is(entry, found(here), Sighting.UNREAD)).isTrue();
    assertThat(unmoved.is(agreed(here, null), found(here), Sighting.UNREAD)).isFalse();
    assertThat(unmoved.is(entry, found(here), Sighting.ELSEWHERE)).isFalse();
    assertThat(unmoved.is(entry, found(here), Sighting.GONE)).isFalse();
    assertThat(unmoved.is(entry, found(here("ten", "B")), found(there))).isFalse();
    assertThat(unmoved.is(entry, found(here), found(row(Samples.VERSION, "ten", "B")))).isFalse();
    assertThat(unmoved.is(entry, found(here), found(Samples.newer(there)))).isFalse();
    assertThat(unmoved.is(entry, found(Samples.faulty(here, "x")), found(there))).isFalse();
    assertThat(unmoved.is(entry, found(here), found(Samples.faulty(there, "x")))).isFalse();
    assertThat(unmoved.is(Samples.without(entry, "ten"), found(here), found(there))).isFalse();
    for (Standing standing : Standing.values()) {
      Entry other = Samples.entry(standing, entry.base(), null, null);
      assertThat(unmoved.is(other, found(here), found(there)))
          .isEqualTo(standing == Standing.IN_STEP);
      Entry aside = Samples.aside(other, standing, found(here), found(there));
      assertThat(unmoved.is(aside, found(here), found(there))).isFalse();
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private @Nullable Entry entry() {
    Row here = random.nextInt(12) == 0 ? null : values(0);
    Row there = random.nextInt(12) == 0 ? null : values(Samples.VERSION);
    Entry agreed = agreed(here, there);
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> Samples.without(agreed, "ten");
      case 2 -> Samples.entry(any(List.of(Standing.values())), agreed.base(), null, null);
      case 3 ->
          Samples.aside(agreed, Standing.PARKED, sighting(Side.PROVINCE), sighting(Side.NATION));
      case 4 -> Samples.entry(Standing.IN_STEP, flipping(agreed), null, null);
      case 5 -> Samples.entry(Standing.IN_STEP, null, null, null);
      default -> agreed;
    };
  }

  private static Base flipping(Entry agreed) {
    Base base = java.util.Objects.requireNonNull(agreed.base());
    Map<String, Held> fields = new LinkedHashMap<>();
    base.fields()
        .forEach(
            (field, held) ->
                fields.put(field, new Held(held.province(), held.nation(), "x:y", 2, true)));
    return new Base(base.nationalId(), base.version(), fields);
  }

  private Sighting sighting(Side side) {
    long version = side == Side.PROVINCE ? 0 : Samples.VERSION + random.nextInt(12) / 10;
    Row row = values(random.nextInt(20) == 0 ? version - 1 : version);
    return switch (random.nextInt(16)) {
      case 0 -> Sighting.GONE;
      case 1 -> Sighting.UNREAD;
      case 2 -> Sighting.ELSEWHERE;
      case 3 -> found(Samples.faulty(row, "number-shape"));
      case 4 -> found(lacking(row));
      default -> found(row);
    };
  }

  private static Row lacking(Row row) {
    Map<String, @Nullable String> values = new LinkedHashMap<>(row.values());
    values.remove("loai");
    return new Row(row.key(), values, row.handle(), List.<Cause>of());
  }

  private Row values(long version) {
    String ended = random.nextInt(10) == 0 ? "2026-01-01" : null;
    String name = random.nextInt(3) == 0 ? NAMES[random.nextInt(NAMES.length)] : "A";
    return row(version, "ten", name, "hieuLucDen", ended);
  }

  @Test
  void otherHeadingsAreLeftToTheWholeComparison() {
    Row here = here("ten", "A");
    Row there = row(Samples.VERSION, "ten", "A");
    Row byName =
        new Row(Key.of("03388"), new LinkedHashMap<>(here.values()), here.handle(), List.of());

    assertThat(unmoved.is(agreed(here, there), found(byName), found(there))).isFalse();
  }
}
