package vn.lienthong.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether province and nation are in step, with nothing of the gateway: the province is read
 * with SQL written by hand, the nation from the sandbox's journal.
 *
 * <p>Texts are the same in whatever normal form and padding, areas to two digits, and nothing is
 * the same as an empty text. A record that ended on one side because it was deleted on the other
 * counts as in step: the journal must say that it is a tombstone there, or was withdrawn there.
 * Rows that were planted to be held must not be there, and of a document that is not known to be
 * ordinary the journal may have no line at all.
 */
public final class DemoOracle {
  private final OracleProvince province;
  private final OracleNation nation;
  private final Path mappings;
  private final Clock clock;

  /**
   * @param nation where the sandbox listens
   * @param codes the directory of crosswalks, beside the mapping files: a flow without one is not
   *     looked at
   */
  public DemoOracle(String url, String user, String password, URI nation, Path codes, Clock clock) {
    this.province = new OracleProvince(url, user, password, codes.resolve("dan-toc-tdt.csv"));
    this.nation = new OracleNation(nation);
    this.mappings = codes.resolveSibling(".").normalize();
    this.clock = clock;
  }

  public Comparison compare() {
    List<Difference> differences = new ArrayList<>();
    Map<String, Comparison.Sides> flows = new LinkedHashMap<>();
    for (OracleFlow flow : OracleFlow.ALL) {
      if (Files.exists(mappings.resolve(flow.name() + ".yaml"))) {
        FlowComparison compared = compare(flow);
        differences.addAll(compared.differences());
        flows.put(flow.name(), compared.sides());
      }
    }
    return new Comparison(List.copyOf(differences), flows);
  }

  /**
   * Of documents' files.
   *
   * @param folder of the province's documents
   */
  FilesComparison files(Path folder) {
    return new OracleFiles(province, nation, folder).compare();
  }

  private FlowComparison compare(OracleFlow flow) {
    Collection<OracleNation.Record> records = nation.records(flow);
    Map<String, Map<String, @Nullable String>> rows = province.rows(flow);
    OraclePlanted.heldOf(flow).forEach(rows::remove);
    FlowComparison compared = new FlowComparison(flow, rows, records, LocalDate.now(clock));
    if (flow.name().equals("van-ban")) {
      Set<String> secret = Set.copyOf(province.column(OraclePapers.SECRET));
      records.stream()
          .map(record -> record.body().path("ma").asText())
          .filter(secret::contains)
          .forEach(compared::secret);
    }
    return compared;
  }
}
