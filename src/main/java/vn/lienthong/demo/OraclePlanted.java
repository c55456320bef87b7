package vn.lienthong.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keys of the records that province/planted-feed.sql plants: approved, and yet never sent. */
final class OraclePlanted {
  static final Map<String, List<String>> PARKED =
      Map.of(
          "bieu",
          List.of("BM02|2026|03424", "BM04|2026-M07|03388"),
          "phieu",
          List.of("PT01-03405002-2026", "PT01-03408001-2026"));

  /** A document in step whose file is not where its row says. */
  static final String WITHOUT_FILE = "H35.12-2026-900001";

  static final Map<String, List<String>> WAITING =
      Map.of(
          "bieu", List.of("BM02|2026-Q3|12", "BM99|2026|03390"),
          "phieu-ho", List.of("PH01-03388090-0000001", "PH01-03388090-0000002"));

  private OraclePlanted() {}

  static List<String> heldOf(OracleFlow flow) {
    return Stream.of(PARKED, WAITING)
        .flatMap(planted -> planted.getOrDefault(flow.name(), List.of()).stream())
        .toList();
  }
}
