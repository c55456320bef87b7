package vn.lienthong.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Tuple;

/** Records of a list of units: {@code ma, ten, loai, ghiChu, cap, hieuLucDen}. */
final class Samples {
  static final Key KEY = Key.of("03388");
  static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  static final String MAPPING = "m1";
  static final long VERSION = 7;
  private static final List<String> FIELDS =
      List.of("ma", "ten", "loai", "ghiChu", "cap", "hieuLucDen");

  /** As rows and bases come: by place. */
  private static final Heading HEADING = Heading.of(FIELDS);

  private Samples() {}

  static Policy policy(Authority authority) {
    return policy(new RowAuthority(List.of(), authority), Map.of(), List.of());
  }

  /** Villages are the province's, the rest the ministry's. */
  static Policy policyByRow() {
    RowAuthority.Rule villages =
        new RowAuthority.Rule(List.of(new Condition("cap", List.of("THON"))), Authority.PROVINCE);
    return policy(new RowAuthority(List.of(villages), Authority.NATIONAL), Map.of(), List.of());
  }

  static Policy policy(
      RowAuthority authority, Map<String, Authority> byField, List<List<String>> together) {
    List<Field> fields = new ArrayList<>();
    for (String name : FIELDS) {
      fields.add(
          new Field(
              name,
              name,
              FieldType.TEXT,
              false,
              null,
              null,
              null,
              null,
              byField.get(name),
              false,
              fields.size() + 1));
    }
    Mapping mapping =
        new Mapping(
            "don-vi",
            "/don-vi",
            "DonVi",
            "dm_don_vi",
            List.of("ma"),
            new Scope(List.of(), List.of()),
            authority,
            fields,
            together,
            new Retirement("hieuLucDen", "today"),
            Guard.DEFAULT,
            Mode.AUTO,
            null,
            MAPPING);
    return new Policy(mapping, values -> List.of(), NOW, TODAY, null);
  }

  static Policy removing(Policy policy) {
    Mapping m = policy.mapping();
    Mapping removing =
        new Mapping(
            m.name(),
            m.resource(),
            m.schema(),
            m.table(),
            m.identity(),
            m.scope(),
            m.authority(),
            m.fields(),
            m.together(),
            Retirement.REMOVE,
            m.guard(),
            m.mode(),
            m.slice(),
            m.hash());
    return new Policy(removing, policy.check(), policy.now(), policy.today(), policy.ruling());
  }

  static Policy refusing(Policy policy, Cause cause) {
    return new Policy(
        policy.mapping(), values -> List.of(cause), policy.now(), policy.today(), policy.ruling());
  }

  /** A province's row: {@code ma=03388} and what is given, name and value by turns. */
  static Row here(@Nullable String... fields) {
    return row(0, fields);
  }

  /** The nation's row in the version of {@link #agreed}. */
  static Row there(@Nullable String... fields) {
    return row(VERSION, fields);
  }

  static Row row(long version, @Nullable String... fields) {
    Tuple<String> values = new Tuple<>(HEADING);
    values.put("ma", "03388");
    for (int i = 0; i < fields.length; i += 2) {
      values.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    return new Row(KEY, values, new Handle("TW:03388", version, false), List.of());
  }

  static Row newer(Row row) {
    Handle handle = row.handle();
    return new Row(
        row.key(), row.values(), new Handle(handle.id(), handle.version() + 1, false), List.of());
  }

  static Row faulty(Row row, String code) {
    return new Row(row.key(), row.values(), row.handle(), List.of(Cause.of(code)));
  }

  static Sighting found(Row row) {
    return new Sighting.Found(row);
  }

  /** In step, each side with its half; null for a side that held nothing. */
  static Entry agreed(@Nullable Row here, @Nullable Row there) {
    Tuple<Held> fields = new Tuple<>(HEADING);
    for (String field : FIELDS) {
      fields.put(
          field,
          Held.of(
              here == null ? null : here.value(field), there == null ? null : there.value(field)));
    }
    long version = there == null ? VERSION : there.handle().version();
    Standing standing = here == null || there == null ? Standing.RETIRED : Standing.IN_STEP;
    return entry(standing, new Base("TW:03388", version, fields), null, null);
  }

  static Entry entry(
      Standing standing, @Nullable Base base, @Nullable String seen, @Nullable Instant next) {
    List<Cause> causes = seen == null ? List.of() : List.of(Cause.of("refused"));
    return new Entry(KEY, standing, base, 0, next, causes, seen, NOW.minusSeconds(60), 1, MAPPING);
  }

  /** The same, as before the mapping had that field. */
  static Entry without(Entry entry, String field) {
    Base base = java.util.Objects.requireNonNull(entry.base());
    Map<String, Held> fields = new LinkedHashMap<>(base.fields());
    fields.remove(field);
    Base less = new Base(base.nationalId(), base.version(), fields);
    return entry(entry.standing(), less, null, null);
  }

  /** The same record, set aside when the sides showed these. */
  static Entry aside(Entry entry, Standing standing, Sighting province, Sighting nation) {
    return entry(standing, entry.base(), Seen.of(province, nation), null);
  }

  static Entry due(Entry entry) {
    return entry(entry.standing(), entry.base(), entry.seen(), NOW);
  }

  static Decision decide(Policy policy, @Nullable Entry entry, Sighting province, Sighting nation) {
    return new Reconciliation(policy).decide(KEY, entry, province, nation);
  }

  /**
   * In one line: {@code UPDATE@N{ten=B} -N.ten both-changed(loai)}, that is kind, what is written
   * where, losers, contests or causes.
   */
  static String told(Decision decision) {
    List<String> words = new ArrayList<>();
    words.add(decision.kind().name());
    for (var side : vn.lienthong.record.Side.values()) {
      var write = decision.write(side);
      if (write != null) {
        words.add(side.name().charAt(0) + write.values().toString());
      }
    }
    Stream.of(
            decision.losers().stream().map(l -> "-" + l.side().name().charAt(0) + "." + l.field()),
            decision.contests().stream()
                .map(c -> c.why() + (c.field() == null ? "" : "(" + c.field() + ")")),
            decision.causes().stream().map(Cause::text))
        .forEach(more -> words.addAll(more.toList()));
    return String.join(" ", words);
  }
}
