package vn.lienthong.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.reconcile.Decision.Kind;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Text;
import vn.lienthong.record.Write;

/** A record that one side holds and the other does not, or that had ended: who may say so. */
record Presence(
    Policy policy, Groups groups, Key key, Agreed agreed, Sighting province, Sighting nation) {
  /** Never agreed on, and on one side only. */
  Decision met() {
    Side from = province.found().isPresent() ? Side.PROVINCE : Side.NATION;
    return create(Kind.CREATE, from, true);
  }

  /** Both held it, and one side no longer does. */
  Decision removed() {
    Side ender = province.found().isPresent() ? Side.NATION : Side.PROVINCE;
    Row left = row(ender.other());
    Authority owner = policy.overRow(agreed.owning());
    if (owner == Policy.authorityOf(ender) && endedIn(left)) {
      return Decision.of(key, Kind.ADOPT);
    }
    boolean edited = !agreed.unedited(ender.other(), left);
    if (policy.ruling() == null && (edited || owner == Authority.MANUAL)) {
      return Decision.conflict(key, edited ? "deleted-and-edited" : "deleted");
    }
    return owner == Policy.authorityOf(ender)
        ? retire(ender.other())
        : create(Kind.RESTORE, ender.other(), false);
  }

  /** One side held it, retired; the other did not. */
  Decision ended() {
    boolean here = backAt(Side.PROVINCE);
    boolean there = backAt(Side.NATION);
    if (!here && !there) {
      boolean known = knows(Side.PROVINCE) && knows(Side.NATION);
      return Decision.of(key, known ? Kind.NOTHING : Kind.ADOPT);
    }
    if (here && there && !merged(Side.NATION).writes()) {
      return merged(Side.NATION);
    }
    Authority owner = policy.overRow(agreed.owning());
    Side winner = owner == Authority.PROVINCE ? Side.PROVINCE : Side.NATION;
    boolean backAtWinner = winner == Side.PROVINCE ? here : there;
    if (owner != Authority.MANUAL && backAtWinner) {
      return revive(winner);
    }
    if (policy.ruling() == null) {
      return Decision.conflict(key, "revived");
    }
    if (sighting(winner).found().isPresent()) {
      return merged(winner);
    }
    return endedIn(row(winner.other())) ? Decision.of(key, Kind.ADOPT) : retire(winner.other());
  }

  private boolean backAt(Side side) {
    Sighting now = sighting(side);
    boolean stillEnded = agreed.held(side) && now.found().map(this::endedIn).orElse(true);
    return !agreed.asLeft(side, now) && !stillEnded;
  }

  private boolean knows(Side side) {
    return sighting(side).found().map(row -> agreed.knows(side, row)).orElse(!agreed.held(side));
  }

  private Decision revive(Side from) {
    return sighting(from.other()).found().isEmpty()
        ? create(Kind.CREATE, from, false)
        : merged(from);
  }

  private Decision merged(Side winner) {
    return new Merge(policy, groups, agreed, province, nation).whole(winner).decision(key);
  }

  private Decision create(Kind kind, Side from, boolean first) {
    Row row = row(from);
    if (from == Side.PROVINCE) {
      List<Cause> refused = policy.check().apply(row.values());
      if (!refused.isEmpty()) {
        return Decision.parked(key, refused);
      }
    }
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    row.values().forEach((field, value) -> values.put(field, Text.normal(value)));
    Write write = new Write(key, Write.Action.CREATE, values, null);
    return writing(kind, from.other(), write, List.of(), first);
  }

  private Decision retire(Side at) {
    Row row = row(at);
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    Retirement retirement = policy.mapping().retirement();
    if (retirement.field() != null) {
      values.put(retirement.field(), endValue(retirement));
    }
    List<Lost> losers =
        row.values().entrySet().stream()
            .filter(field -> field.getValue() != null)
            .filter(field -> values.isEmpty() || values.containsKey(field.getKey()))
            .map(field -> new Lost(field.getKey(), at, field.getValue()))
            .toList();
    return writing(
        Kind.RETIRE, at, new Write(key, Write.Action.RETIRE, values, row), losers, false);
  }

  private Decision writing(Kind kind, Side at, Write write, List<Lost> losers, boolean first) {
    return new Decision(
        key,
        kind,
        at == Side.PROVINCE ? write : null,
        at == Side.NATION ? write : null,
        List.of(),
        losers,
        List.of(),
        first);
  }

  /** Whether the row itself says that the record has ended. */
  private boolean endedIn(Row row) {
    Retirement retirement = policy.mapping().retirement();
    String value = retirement.field() == null ? null : Text.normal(row.value(retirement.field()));
    if (value == null) {
      return false;
    }
    String end = endValue(retirement);
    return "today".equals(retirement.value()) ? value.compareTo(end) <= 0 : Text.same(value, end);
  }

  private String endValue(Retirement retirement) {
    String value = retirement.value();
    return value == null || value.equals("today") ? policy.today().toString() : value;
  }

  private Sighting sighting(Side side) {
    return side == Side.PROVINCE ? province : nation;
  }

  private Row row(Side side) {
    return sighting(side).found().orElseThrow();
  }
}
