package vn.lienthong.province.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.RowMapper;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Tuple;

class TupleRowsTest {
  private final Mapping mapping =
      Objects.requireNonNull(Mappings.read(Path.of("mappings")).byName().get("mau-bieu"));
  private final Lenses lenses = Lenses.of(mapping);

  @Test
  void rowsOfOneAnswerShareAHeadingInTheDatabasesOwnNames() throws Exception {
    List<Map<String, @Nullable Object>> rows =
        rows("SELECT * FROM (VALUES (1, 'A'), (2, CAST(NULL AS VARCHAR))) AS t(ma, ten)");

    assertThat(rows).hasSize(2);
    assertThat(((Tuple<?>) rows.get(0)).heading()).isSameAs(((Tuple<?>) rows.get(1)).heading());
    assertThat(rows.get(0)).containsEntry("MA", 1).containsEntry("TEN", "A");
    assertThat(rows.get(1)).containsEntry("TEN", null);
  }

  /** Otherwise rows that nobody asked for would count as deleted. */
  @Test
  void aParentWhoseChildRowsWereNotReadIsFaultyAndNotChildless() throws Exception {
    List<Map<String, @Nullable Object>> rows =
        rows("SELECT * FROM (VALUES ('M1', 'A')) AS t(ma_mau, ten_mau)");

    assertThat(lenses.fromProvince(rows.get(0)).faults())
        .filteredOn(
            fault -> mapping.children().stream().anyMatch(f -> f.name().equals(fault.field())))
        .extracting(Cause::code)
        .containsOnly("no-column")
        .hasSameSizeAs(mapping.children());
    mapping.children().forEach(field -> lenses.attach(rows, field, List.of()));
    assertThat(lenses.fromProvince(rows.get(0)).faults())
        .noneMatch(
            fault -> mapping.children().stream().anyMatch(f -> f.name().equals(fault.field())));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, @Nullable Object>> rows(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        ResultSet found = connection.createStatement().executeQuery(sql)) {
      RowMapper<?> mapper = new TupleRows(lenses.rows()).newColumnRowMapper();
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (found.next()) {
        rows.add((Map<String, @Nullable Object>) mapper.mapRow(found, rows.size()));
      }
      return rows;
    }
  }
}
