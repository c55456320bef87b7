package vn.lienthong.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges whether province and nation are in step, with nothing of the gateway: the province is read
 * with SQL written by hand, the nation from the sandbox's journal.
 *
 * <p>Texts are the same in whatever normal form and padding, areas to two digits, and nothing is
 * the same as an empty text. A record that ended on one side because it was deleted on the other
 * counts as in step: the journal must say that it is a tombstone there, or was withdrawn there.
 */
public final class DemoOracle {
  private final OracleProvince province;
  private final OracleNation nation;
  private final Clock clock;

  /**
   * @param nation where the sandbox listens
   * @param codes the directory of crosswalks
   */
  public DemoOracle(String url, String user, String password, URI nation, Path codes, Clock clock) {
    this.province = new OracleProvince(url, user, password, codes.resolve("dan-toc-tdt.csv"));
    this.nation = new OracleNation(nation);
    this.clock = clock;
  }

  public Comparison compare() {
    List<Difference> differences = new ArrayList<>();
    Map<String, Comparison.Sides> flows = new LinkedHashMap<>();
    for (OracleFlow flow : OracleFlow.ALL) {
      FlowComparison compared =
          new FlowComparison(flow, province.rows(flow), nation.records(flow), LocalDate.now(clock));
      differences.addAll(compared.differences());
      flows.put(flow.name(), compared.sides());
    }
    return new Comparison(List.copyOf(differences), flows);
  }
}
