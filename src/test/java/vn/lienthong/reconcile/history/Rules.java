package vn.lienthong.reconcile.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;
import vn.lienthong.reconcile.Policy;
import vn.lienthong.record.Cause;

/** The flow's rules in one history, drawn by lot. */
record Rules(Authority row, boolean byCap, Authority ghiChu, boolean grouped, boolean removes) {
  static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  static Rules drawn(SplittableRandom random) {
    Authority[] all = Authority.values();
    return new Rules(
        all[random.nextInt(3)],
        random.nextInt(3) == 0,
        random.nextBoolean() ? null : all[random.nextInt(3)],
        random.nextInt(3) == 0,
        random.nextInt(3) == 0);
  }

  /** Whose a row with this {@code cap} is. */
  Authority of(String cap) {
    return byCap && cap != null && cap.strip().equals("THON") ? Authority.PROVINCE : row;
  }

  /** Fields that go together with this one, itself included. */
  List<String> group(String field) {
    List<String> group = List.of("ten", "loai");
    return grouped && group.contains(field) ? group : List.of(field);
  }

  /**
   * @param noisy some records are refused by the contract
   */
  Policy policy(Instant now, boolean noisy) {
    List<Field> fields = new ArrayList<>();
    for (String name : MemorySide.FIELDS) {
      Authority own = name.equals("ghiChu") ? ghiChu : null;
      FieldType type = FieldType.TEXT;
      fields.add(new Field(name, name, type, false, null, null, null, null, own, false, 1));
    }
    List<RowAuthority.Rule> rules =
        byCap
            ? List.of(
                new RowAuthority.Rule(
                    List.of(new Condition("cap", List.of("THON"))), Authority.PROVINCE))
            : List.of();
    Mapping mapping =
        new Mapping(
            "flow",
            "/flow",
            "Flow",
            "flow",
            List.of("ma"),
            new Scope(List.of(), List.of()),
            new RowAuthority(rules, row),
            fields,
            grouped ? List.of(List.of("ten", "loai")) : List.of(),
            removes ? Retirement.REMOVE : new Retirement("hieuLucDen", "today"),
            Guard.DEFAULT,
            Mode.AUTO,
            null,
            "hash");
    return new Policy(mapping, values -> refused(values, noisy), now, TODAY, null);
  }

  private static List<Cause> refused(Map<String, String> values, boolean noisy) {
    boolean bad = noisy && Objects.hashCode(values.get("ten")) % 13 == 0;
    return bad ? List.of(Cause.of("too-long", "ten")) : List.of();
  }
}
