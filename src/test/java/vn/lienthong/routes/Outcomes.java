package vn.lienthong.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.Loser;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/**
 * What the tables of the fixtures' README say must come of each key: which sides are written, whose
 * values are kept as losers, and that nothing else happens to it. That both sides are the same in
 * the end is the oracle's to say.
 */
final class Outcomes {
  private static final Pattern TO_PROVINCE =
      Pattern.compile(
          "written to the province|in the province|fills the province|Carried to the province"
              + "|nation's (pair )?is written|`ngay_ket_thuc` is set|row is removed|Written once"
              + "|^Merged$|^Merged, both");
  private static final Pattern TO_NATION =
      Pattern.compile(
          "written to the nation|at the nation|fills the nation|Carried to the nation"
              + "|province's is written|^Merged$|^Merged, both");
  private static final Pattern LOSER = Pattern.compile("the (province|nation)'s is kept as loser");
  private static final Pattern DAY = Pattern.compile(" \\((\\d{4}-\\d{2}-\\d{2})\\)$");

  private final Map<String, Expected> expected = new LinkedHashMap<>();

  /** All that is said of one key. */
  private record Expected(String flow, String key, Set<Side> written, Set<Side> losers) {}

  /**
   * @param act the heading over its tables
   */
  static Outcomes of(String act) {
    Outcomes outcomes = new Outcomes();
    try {
      String text = Files.readString(Town.FIXTURES.resolve("README.md"));
      String tables = text.substring(text.indexOf("## " + act)).replaceFirst("(?s)\n## .*", "");
      String flow = "";
      for (String line : tables.lines().toList()) {
        if (line.startsWith("### ")) {
          flow = line.substring(4);
        } else if (line.startsWith("| ") && !flow.isEmpty()) {
          outcomes.row(flow, line.replace("\\|", "¦").split(" *\\| *"));
        }
      }
    } catch (IOException broken) {
      throw new IllegalStateException("the README cannot be read", broken);
    }
    return outcomes;
  }

  private void row(String flow, String[] cells) {
    String keys = cells[1].replace('¦', '|').replaceAll(" \\(ma_tk \\d+\\)", "");
    Matcher day = DAY.matcher(keys);
    String suffix = day.find() ? "|" + day.group(1) : "";
    String bare = day.replaceFirst("");
    if (!bare.matches("[0-9|,\\- ]+")) {
      return;
    }
    String outcome = cells[3];
    for (String key : bare.split(", ")) {
      Expected all =
          expected.computeIfAbsent(
              flow + " " + key + suffix,
              name ->
                  new Expected(
                      flow, key + suffix, EnumSet.noneOf(Side.class), EnumSet.noneOf(Side.class)));
      add(all, outcome);
    }
  }

  private static void add(Expected all, String outcome) {
    String said = outcome.replace("The row is the ministry's", "");
    if (TO_PROVINCE.matcher(said).find()) {
      all.written().add(Side.PROVINCE);
    }
    if (TO_NATION.matcher(said.replace("ended at the nation", "")).find()) {
      all.written().add(Side.NATION);
    }
    Matcher loser = LOSER.matcher(said);
    if (loser.find()) {
      all.losers().add(loser.group(1).equals("nation") ? Side.NATION : Side.PROVINCE);
    }
  }

  int size() {
    return expected.size();
  }

  /** What came otherwise, since that run. */
  List<String> complaints(Town town, long since) {
    List<String> complaints = new ArrayList<>();
    for (Expected one : expected.values()) {
      Key key = Key.parse(one.key());
      Set<Side> written = EnumSet.noneOf(Side.class);
      for (Event event : town.gateway().ledger().events().story(one.flow(), key)) {
        if (event.run() > since && event.what() == Event.What.WRITTEN_TO_PROVINCE) {
          written.add(Side.PROVINCE);
        } else if (event.run() > since && event.what() == Event.What.WRITTEN_TO_NATION) {
          written.add(Side.NATION);
        }
      }
      Set<Side> losers = EnumSet.noneOf(Side.class);
      for (Loser loser : town.gateway().ledger().losers().byKey(one.flow(), key)) {
        if (loser.run() > since && loser.value() != null) {
          losers.add(loser.side());
        }
      }
      if (!written.equals(one.written()) || !losers.containsAll(one.losers())) {
        complaints.add(one + " came to: written " + written + ", losers " + losers);
      }
    }
    return complaints;
  }
}
