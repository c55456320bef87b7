package vn.lienthong.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the nation's journal tells of files, read for what may not be: the gateway never sends a
 * file of the ministry's, never another one than the document lists, none twice, and puts neither a
 * file nor the list of them back to an older one.
 */
final class PapersBook {
  private final Truth truth;
  private final Map<String, String> listed = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final Map<String, String> last = new HashMap<>();

  PapersBook(Truth truth) {
    this.truth = truth;
  }

  /** A document was written. */
  void document(Nation.Line line, List<String> faults) {
    Map<Integer, String> files = Dossier.listed(line.body());
    listed.keySet().removeIf(file -> file.startsWith(line.id() + " "));
    files.forEach(
        (number, file) -> {
          String name = line.id() + " " + number;
          listed.put(name, file);
          int edit = NationsBook.edit(file);
          if (line.gateway() && edit < newest.getOrDefault(name, 0)) {
            faults.add(name + ": the list of files was set back to " + file);
          }
          newest.merge(name, edit, Math::max);
        });
  }

  /** A file has become whole. */
  void file(Nation.Line line, List<String> faults) {
    JsonNode file = line.body();
    String name = line.id() + " " + file.path("so").asText();
    String sha256 = file.path("sha256").asText();
    String before = last.put(name, sha256);
    if (!line.gateway()) {
      return;
    }
    Integer edit = truth.madeBy(sha256);
    if (!line.id().startsWith("12:")) {
      faults.add(name + ": the gateway sent a file of the ministry's");
    }
    if (edit == null) {
      faults.add(name + " holds a file that nobody made");
    } else if (sha256.equals(before)) {
      faults.add(name + " was sent again as it was");
    } else if (before != null && edit < truth.madeBy(before)) {
      faults.add(name + " was set back from edit " + truth.madeBy(before) + " to " + edit);
    } else if (!listed.getOrDefault(name, "").endsWith(sha256)) {
      faults.add(name + " is another file than its document lists");
    }
  }
}
