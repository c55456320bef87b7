package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;

/** Each pair of test-fixtures/mappings is one record as both sides write it. */
class GoldenPairsTest {
  private static final Path PAIRS = Path.of("test-fixtures/mappings");
  private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"));
  private static final Contract CONTRACT = Contract.read(Path.of("mappings"));
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static Stream<String> pairs() throws Exception {
    try (Stream<Path> files = Files.walk(PAIRS)) {
      List<String> names =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(file -> PAIRS.relativize(file).toString())
              .sorted()
              .toList();
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesAreOneRecord(String name) throws Exception {
    Pair pair = Pair.read(name);
    Lenses lenses = pair.lenses;
    assertThat(pair.province.faults()).isEmpty();
    assertThat(pair.nation.faults()).isEmpty();
    assertThat(pair.province.key()).isEqualTo(pair.nation.key());
    assertThat(pair.province.values().keySet()).containsExactlyElementsOf(pair.nationNames());
    pair.province
        .values()
        .forEach(
            (field, value) ->
                assertThat(Text.same(value, pair.nation.value(field)))
                    .as(field + ": " + value + " and " + pair.nation.value(field))
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theProvincesRowIsWrittenAsTheNationHoldsIt(String name) throws Exception {
    Pair pair = Pair.read(name);
    ObjectNode written =
        JSON.readValue(
            JSON.writeValueAsBytes(pair.lenses.toNation(pair.province.values())), ObjectNode.class);
    pair.written
        .fields()
        .forEachRemaining(
            field ->
                assertThat(clean(written.path(field.getKey()))).isEqualTo(clean(field.getValue())));
    assertThat(RecordCheck.of(pair.lenses.mapping(), CONTRACT).causes(pair.province.values()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theNationsRecordIsWrittenAsTheProvinceHoldsIt(String name) throws Exception {
    Pair pair = Pair.read(name);
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (Field field : pair.lenses.mapping().fields()) {
      String value = pair.nation.value(field.name());
      if (field.rows() == null) {
        columns.put(field.column(), pair.lenses.toColumn(field, value));
      } else {
        columns.put(field.name(), children(pair.lenses, field, value));
      }
    }
    Row again = pair.lenses.fromProvince(columns);
    assertThat(again.key()).isEqualTo(pair.province.key());
    again
        .values()
        .forEach(
            (field, value) -> assertThat(Text.same(value, pair.province.value(field))).isTrue());
  }

  @Test
  void everyMappingHasPairs() throws Exception {
    List<String> flows =
        pairs().map(name -> Path.of(name).getName(0).toString()).distinct().toList();
    assertThat(flows).containsExactlyInAnyOrderElementsOf(MAPPINGS.byName().keySet());
  }

  private static List<Map<String, @Nullable Object>> children(
      Lenses lenses, Field rows, @Nullable String canonical) {
    List<Map<String, @Nullable Object>> children = new ArrayList<>();
    for (Map<String, String> child : Lenses.rows(canonical)) {
      Map<String, @Nullable Object> columns = new HashMap<>();
      for (Field field : rows.rows().fields()) {
        columns.put(field.column(), lenses.toColumn(rows, field, child.get(field.name())));
      }
      children.add(columns);
    }
    return children;
  }

  /** Compared as written: numbers by value, texts clean, an empty list as nothing. */
  private static Object clean(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue().stripTrailingZeros();
    }
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(clean(element)));
      return elements.isEmpty() ? "" : elements;
    }
    if (node.isObject()) {
      Map<String, Object> fields = new HashMap<>();
      node.fields().forEachRemaining(field -> fields.put(field.getKey(), clean(field.getValue())));
      return fields;
    }
    return node.isTextual() ? Text.clean(node.textValue()) : node.isNull() ? "" : node.asText();
  }

  private record Pair(Lenses lenses, Row province, Row nation, ObjectNode written) {
    static Pair read(String name) throws Exception {
      Mapping mapping = MAPPINGS.byName().get(Path.of(name).getName(0).toString());
      Lenses lenses = Lenses.of(mapping);
      JsonNode pair = JSON.readTree(PAIRS.resolve(name).toFile());
      Map<String, Object> columns = JSON.convertValue(pair.get("province"), Map.class);
      ObjectNode nation = (ObjectNode) pair.get("nation");
      ObjectNode record = nation.deepCopy().put("id", "TW:1").put("phienBan", 1);
      return new Pair(lenses, lenses.fromProvince(columns), lenses.fromNation(record), nation);
    }

    List<String> nationNames() {
      return nation.values().keySet().stream().toList();
    }
  }
}
