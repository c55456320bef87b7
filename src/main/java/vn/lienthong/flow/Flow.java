package vn.lienthong.flow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSql;
import vn.lienthong.province.capture.Footprint;
import vn.lienthong.record.Cause;

/**
 * One flow: a mapping and what speaks it to either side.
 *
 * @param lenses between the two shapes
 * @param check what the contract would refuse in a record's values
 * @param database the province's, where the mapping's table is
 * @param requests the nation's questions
 * @param answers the nation's answers
 */
public record Flow(
    Mapping mapping,
    Lenses lenses,
    Function<Map<String, @Nullable String>, List<Cause>> check,
    ProvinceDatabase database,
    NationalRequests requests,
    NationalAnswers answers) {
  public String name() {
    return mapping.name();
  }

  /**
   * Questions about the table as it is now.
   *
   * @throws vn.lienthong.national.NationalProblem if the nation's side cannot be read at all
   */
  ProvinceSql sql() {
    requests.mustBeReadable();
    return database.sql(mapping);
  }

  /** By what a database that was put back to an earlier day is told. */
  Footprint footprint() {
    return new Footprint(database, mapping);
  }
}
