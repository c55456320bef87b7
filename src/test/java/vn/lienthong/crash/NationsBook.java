package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The nation's journal, read for what may not be: the gateway never touches what the ministry
 * decides, never sets a field back to an older edit, never founds a record that lives. A plain
 * nation cannot refuse what arrives late, and so is set back by it, until the gateway sees it.
 */
final class NationsBook {
  private static final Pattern EDIT = Pattern.compile("v(\\d{7})");

  private final Truth truth;
  private final Wire wire;
  private final boolean plain;
  private final Map<String, JsonNode> bodies = new HashMap<>();
  private final Map<String, Integer> said = new HashMap<>();
  private final Set<String> living = new HashSet<>();
  private final PapersBook papers;

  NationsBook(Truth truth, Wire wire, boolean plain) {
    this.truth = truth;
    this.wire = wire;
    this.plain = plain;
    papers = new PapersBook(truth);
  }

  void read(List<Nation.Line> journal, List<String> faults) {
    for (Nation.Line line : journal) {
      if (line.status().equals("FILE")) {
        papers.file(line, faults);
        continue;
      }
      String record = line.resource() + " " + line.id();
      boolean written = List.of("CREATED", "UPDATED").contains(line.status());
      if (line.gateway() && line.status().equals("CREATED") && living.contains(record)) {
        faults.add(record + " was created twice");
      }
      if (written || line.status().equals("SEEDED")) {
        living.add(record);
      } else if (List.of("WITHDRAWN", "ERASED").contains(line.status())) {
        living.remove(record);
      }
      if (line.gateway() && written && line.resource().equals("phieu")) {
        fed(line, record, faults);
      }
      if (line.body() != null && line.body().isObject()) {
        if (line.resource().equals(Dossier.FLOW)) {
          papers.document(line, faults);
        }
        JsonNode before = bodies.put(record, line.body());
        if (line.gateway() && before != null) {
          reconciled(line, record, before, faults);
        }
      }
    }
  }

  private void fed(Nation.Line line, String record, List<String> faults) {
    JsonNode sent = wire.sent(line.id(), line.source());
    if (sent == null) {
      if (!plain) {
        faults.add(record + " holds what nobody sent");
      }
      return;
    }
    int edit = edit(Nation.fields("phieu", sent).get("C06"));
    Integer before = said.put(record, edit);
    if (before != null && edit < before) {
      faults.add(record + " was set back from edit " + before + " to " + edit);
    }
  }

  private void reconciled(Nation.Line line, String record, JsonNode before, List<String> faults) {
    Map<String, String> was = Nation.fields(line.resource(), before);
    Map<String, String> is = Nation.fields(line.resource(), line.body());
    was.put("dienTich", before.path("dienTich").asText());
    is.put("dienTich", line.body().path("dienTich").asText());
    boolean ministrys = line.id().startsWith("TW:");
    Set<String> fields = new HashSet<>(was.keySet());
    fields.addAll(is.keySet());
    for (String field : fields) {
      boolean ours = field.equals("tenKhac") || !ministrys;
      boolean changed = !Objects.equals(was.get(field), is.get(field));
      if (!ours && changed) {
        faults.add(record + ": the gateway changed the ministry's " + field);
      } else if (field.equals("ended") && changed) {
        ended(line, record, faults);
      } else if (!field.equals("tep") && setBack(edit(was.get(field)), edit(is.get(field)))) {
        faults.add(record + ": " + field + " was set back");
      }
    }
    if (!plain && line.status().equals("UPDATED") && was.equals(is)) {
      faults.add(record + " was written again as it was");
    }
  }

  private boolean setBack(int was, int is) {
    return is < was && !(plain && wire.late(is));
  }

  private void ended(Nation.Line line, String record, List<String> faults) {
    String key = Nation.key(line.resource(), line.body());
    if (!Truth.GONE.equals(truth.records(line.resource()).get(key))) {
      faults.add(record + " was ended though it lives");
    }
  }

  static Set<Integer> edits(String text) {
    return EDIT.matcher(text)
        .results()
        .map(edit -> Integer.valueOf(edit.group(1)))
        .collect(Collectors.toSet());
  }

  /** The number of the edit that a text tells; 0 if it tells none. */
  static int edit(String text) {
    Matcher edit = EDIT.matcher(String.valueOf(text));
    return edit.find() ? Integer.parseInt(edit.group(1)) : 0;
  }
}
