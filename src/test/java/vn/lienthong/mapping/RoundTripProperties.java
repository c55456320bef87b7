package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;

/** What either side is given reads back as the same, for every mapping and every kind of value. */
class RoundTripProperties {
  private static final List<Mapping> MAPPINGS =
      List.copyOf(Mappings.read(Path.of("mappings")).byName().values());
  private static final BigInteger BIG = BigInteger.TEN.pow(30);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  record Sample(Mapping mapping, Map<String, @Nullable String> values) {}

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void throughTheProvincesColumns(@ForAll("samples") Sample sample) throws Exception {
    Lenses lenses = Lenses.of(sample.mapping());
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (Field field : sample.mapping().columns()) {
      columns.put(field.column(), lenses.toColumn(field, sample.values().get(field.name())));
    }
    for (Field field : sample.mapping().children()) {
      columns.put(field.name(), children(lenses, field, sample.values().get(field.name())));
    }
    comesBack(lenses, sample, lenses.fromProvince(columns));
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void throughTheNationsJson(@ForAll("samples") Sample sample) throws Exception {
    Lenses lenses = Lenses.of(sample.mapping());
    Map<String, @Nullable Object> record = lenses.toNation(sample.values());
    record.put("id", "TW:1");
    record.put("phienBan", 1);
    comesBack(lenses, sample, lenses.fromNation(JSON.readTree(JSON.writeValueAsBytes(record))));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void writesTheSameJsonWithAndWithoutObjects(@ForAll("samples") Sample sample) throws Exception {
    Lenses lenses = Lenses.of(sample.mapping());
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      lenses.wording(List.copyOf(sample.values().keySet())).write(json, sample.values());
      json.writeEndObject();
    }
    Map<String, @Nullable Object> objects = lenses.toNation(sample.values());
    objects.values().removeIf(Objects::isNull);
    assertThat(JSON.readTree(text.toString()))
        .isEqualTo(JSON.readTree(JSON.writeValueAsString(objects)));
  }

  private static List<Map<String, @Nullable Object>> children(
      Lenses lenses, Field field, @Nullable String canonical) {
    ChildRows rows = Objects.requireNonNull(field.rows());
    List<Map<String, @Nullable Object>> children = new ArrayList<>();
    for (Map<String, String> child : Lenses.rows(canonical)) {
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      for (Field one : rows.fields()) {
        columns.put(one.column(), lenses.toColumn(field, one, child.get(one.name())));
      }
      children.add(columns);
    }
    Collections.reverse(children);
    return children;
  }

  private static void comesBack(Lenses lenses, Sample sample, Row row) {
    assertThat(row.faults()).isEmpty();
    sample
        .values()
        .forEach(
            (field, value) ->
                assertThat(Text.same(value, row.value(field)))
                    .as(sample.mapping().name() + "." + field)
                    .isTrue());
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.of(MAPPINGS)
        .flatMap(
            mapping -> {
              List<Arbitrary<@Nullable String>> values =
                  mapping.fields().stream().map(field -> values(mapping, field)).toList();
              return Combinators.combine(values)
                  .as(
                      found -> {
                        Map<String, @Nullable String> byField = new LinkedHashMap<>();
                        for (int i = 0; i < found.size(); i++) {
                          byField.put(mapping.fields().get(i).name(), found.get(i));
                        }
                        return new Sample(mapping, byField);
                      });
            });
  }

  private static Arbitrary<@Nullable String> values(Mapping mapping, Field field) {
    Arbitrary<String> values = field.rows() == null ? values(field) : rows(field.rows());
    return mapping.identity().contains(field.name()) ? values : values.injectNull(0.2);
  }

  private static Arbitrary<String> rows(ChildRows rows) {
    List<Arbitrary<@Nullable String>> fields = new ArrayList<>();
    for (Field field : rows.fields()) {
      Arbitrary<String> values = values(field).map(Text::clean).filter(text -> !text.isEmpty());
      fields.add(rows.identity().contains(field.name()) ? values : values.injectNull(0.2));
    }
    return Combinators.combine(fields)
        .as(values -> row(rows, values))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(children -> text(rows, children));
  }

  private static Map<String, String> row(ChildRows rows, List<@Nullable String> values) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        row.put(rows.fields().get(i).name(), value);
      }
    }
    return row;
  }

  private static String text(ChildRows rows, List<Map<String, String>> children) {
    Map<Key, Map<String, String>> sorted = new TreeMap<>();
    for (Map<String, String> child : children) {
      sorted.put(Key.of(rows.identity().stream().map(child::get).toList()), child);
    }
    return String.valueOf(Lenses.rowsText(sorted.values()));
  }

  private static Arbitrary<String> values(Field field) {
    return switch (field.type()) {
      case TEXT -> texts().map(text -> text.isBlank() ? "x" : text);
      case CODE -> codes(field);
      case INTEGER -> Arbitraries.bigIntegers().between(BIG.negate(), BIG).map(Object::toString);
      case DECIMAL ->
          Arbitraries.bigDecimals()
              .between(new BigDecimal(BIG.negate()), new BigDecimal(BIG))
              .ofScale(6)
              .map(
                  number ->
                      number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
      case DATE ->
          Arbitraries.longs()
              .between(-20_000, 60_000)
              .map(day -> LocalDate.ofEpochDay(day).toString());
      case BOOLEAN -> Arbitraries.of("true", "false");
      case LIST ->
          texts()
              .map(text -> text.replaceAll("[;\n\r\\s]", "_"))
              .filter(text -> !text.isBlank())
              .list()
              .ofMinSize(1)
              .ofMaxSize(5)
              .map(list -> String.join("\n", list));
      case ROWS -> throw new IllegalArgumentException(field.name());
    };
  }

  private static Arbitrary<String> codes(Field field) {
    Crosswalk codes = field.codes();
    return codes == null
        ? Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(8)
        : Arbitraries.of(List.copyOf(codes.backward().keySet()));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aăâđêôơưkDĐ '\",;|\\\u0300\u0301\u1EA5\u00C9\uD83D")
        .withCharRange('0', '9')
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(text -> text.replace("\uD83D", "\uD83D\uDE00"));
  }
}
