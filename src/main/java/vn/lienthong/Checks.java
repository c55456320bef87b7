package vn.lienthong;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.config.Settings;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.record.Problem;

/** Everything that can be known to be wrong before a record moves. */
final class Checks {
  private Checks() {}

  static List<Problem> of(Settings settings, ProvinceDatabase database) {
    Mappings mappings = Mappings.read(settings.folders().mappings());
    Contract contract = Contract.read(settings.folders().mappings());
    List<Problem> problems = new ArrayList<>(mappings.problems());
    problems.addAll(contract.problems());
    return problems;
  }
}
