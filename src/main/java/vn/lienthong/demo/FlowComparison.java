package vn.lienthong.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One flow's rows held against its records. */
final class FlowComparison {
  private final OracleFlow flow;
  private final LocalDate today;
  private final Map<String, Map<String, @Nullable String>> here;
  private final Map<String, OracleNation.Record> there = new TreeMap<>();
  private final Map<String, OracleNation.Record> erased = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private int same;

  FlowComparison(
      OracleFlow flow,
      Map<String, Map<String, @Nullable String>> here,
      Collection<OracleNation.Record> records,
      LocalDate today) {
    this.flow = flow;
    this.today = today;
    this.here = here;
    records.stream().filter(this::concerns).forEach(this::sort);
    here.forEach(this::compare);
    there.forEach(this::miss);
  }

  List<Difference> differences() {
    return differences;
  }

  Comparison.Sides sides() {
    return new Comparison.Sides(here.size(), there.size(), same);
  }

  /** The nation was told of a document that must not leave. */
  void secret(String key) {
    differ(key, Difference.SECRET);
  }

  private boolean concerns(OracleNation.Record record) {
    return flow.provinces().isEmpty()
        || flow.provinces().contains(record.body().path("maTinh").asText());
  }

  private void sort(OracleNation.Record record) {
    Map<String, @Nullable String> identity = new TreeMap<>();
    flow.identity().forEach(field -> identity.put(field, value(record, field)));
    String key = flow.key(identity);
    if (record.erased()) {
      erased.put(key, record);
    } else if (there.put(key, record) != null) {
      differ(key, Difference.TWICE_AT_NATION);
    }
  }

  private void compare(String key, Map<String, @Nullable String> row) {
    OracleNation.Record record = there.get(key);
    if (record == null) {
      if (!erased.containsKey(key) || !ended(row.get(OracleFlow.END))) {
        differ(key, Difference.ONLY_IN_PROVINCE);
      }
      return;
    }
    List<String> fields =
        row.keySet().stream()
            .filter(field -> !Objects.equals(row.get(field), value(record, field)))
            .toList();
    fields.forEach(field -> differ(key, field));
    same += fields.isEmpty() ? 1 : 0;
  }

  private void miss(String key, OracleNation.Record record) {
    boolean withdrawn = record.status().equals("WITHDRAWN") && ended(value(record, OracleFlow.END));
    if (!here.containsKey(key) && !withdrawn) {
      differ(key, Difference.ONLY_AT_NATION);
    }
  }

  private void differ(String key, String what) {
    differences.add(new Difference(flow.name(), key, what));
  }

  private boolean ended(@Nullable String day) {
    return day != null && !LocalDate.parse(day).isAfter(today);
  }

  private static @Nullable String value(OracleNation.Record record, String field) {
    return OracleText.ofJson(field, record.body().path(field));
  }
}
