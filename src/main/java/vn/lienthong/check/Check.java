package vn.lienthong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.record.Problem;

/** Everything that can be known to be wrong before a record moves. */
public final class Check {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file).thenComparingInt(Problem::line);

  private Check() {}

  /** Where a mapping's table is to be found. */
  public interface Schemas {
    /** Null to leave the province out. */
    @Nullable ProvinceSchema of(Mapping mapping);
  }

  /** As the other, all tables being in one database. */
  public static List<Problem> run(
      Path routes,
      Mappings mappings,
      Contract contract,
      @Nullable ProvinceSchema schema,
      Map<String, Class<?>> beans) {
    return run(routes, mappings, contract, mapping -> schema, beans);
  }

  /**
   * All problems, those of the mappings' and the contract's own reading too, in the order of files
   * and lines.
   *
   * @param routes the folder of the route files
   * @param schemas the province's
   * @param beans what routes may name, with the class that has the methods
   */
  public static List<Problem> run(
      Path routes,
      Mappings mappings,
      Contract contract,
      Schemas schemas,
      Map<String, Class<?>> beans) {
    List<Problem> problems = new ArrayList<>(mappings.problems());
    problems.addAll(contract.problems());
    problems.addAll(new RuleReferenceCheck(mappings).problems());
    if (contract.problems().isEmpty()) {
      problems.addAll(new ContractCheck(mappings, contract).problems());
    }
    problems.addAll(new SchemaCheck(mappings, contract, schemas).problems());
    problems.addAll(new RouteCheck(mappings, beans).problems(routes));
    return problems.stream().distinct().sorted(BY_PLACE).toList();
  }
}
