package vn.lienthong.province.camel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.apache.camel.component.sql.RowMapperFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import vn.lienthong.province.TupleReading;
import vn.lienthong.record.Tuple;

/**
 * Rows that share one heading for a whole answer, where camel-sql would make a map of its own for
 * each.
 */
public final class TupleRows implements RowMapperFactory {
  private final List<String> more;

  /**
   * @param more names that a row has besides its columns, for what is put there afterwards
   */
  public TupleRows(Collection<String> more) {
    this.more = List.copyOf(more);
  }

  @Override
  public RowMapper<?> newColumnRowMapper() {
    return new OneAnswer();
  }

  @Override
  public RowMapper<?> newBeanRowMapper(Class<?> type) {
    return new DefaultRowMapperFactory().newBeanRowMapper(type);
  }

  private final class OneAnswer implements RowMapper<Tuple<Object>> {
    private @Nullable TupleReading reading;

    @Override
    public Tuple<Object> mapRow(ResultSet row, int number) throws SQLException {
      TupleReading known = reading == null ? TupleReading.of(row.getMetaData(), more) : reading;
      reading = known;
      return known.row(row);
    }
  }
}
