package vn.lienthong.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every record has to be in the end: of each field, what the side that owns it committed last.
 * Every edit has a number, higher than that of any before, and the field says it.
 */
final class Truth {
  /** Instead of fields: the record is to be gone. */
  static final Map<String, String> GONE = Map.of("gone", "yes");

  private final Map<String, Map<String, Map<String, String>>> flows = new TreeMap<>();
  private final Map<String, Integer> papers = new TreeMap<>();
  private final Set<String> takenAway = new TreeSet<>();
  private int edits;

  /** The number of the next edit, as text. */
  synchronized String number() {
    return "v%07d".formatted(++edits);
  }

  synchronized int edits() {
    return edits;
  }

  synchronized void put(String flow, String key, Map<String, String> fields) {
    of(flow).put(key, new HashMap<>(fields));
  }

  synchronized void set(String flow, String key, String field, String value) {
    Objects.requireNonNull(of(flow).get(key), key).put(field, value);
  }

  synchronized void gone(String flow, String key) {
    of(flow).put(key, GONE);
  }

  /** Somebody made a file, whether or not he keeps it. */
  synchronized void paper(Dossier.Paper paper) {
    papers.put(paper.sha256(), NationsBook.edit(paper.name()));
  }

  /** The edit that made a file with such a hash; null if nobody ever did. */
  synchronized Integer madeBy(String sha256) {
    return papers.get(sha256);
  }

  /** The ministry takes a file away from a document. */
  synchronized void takenAway(String ma, int number) {
    takenAway.add(ma + " " + number);
  }

  /** Whether it ever did, or took the document away. */
  synchronized boolean wasTakenAway(String ma, int number) {
    return takenAway.contains(ma + " " + number) || GONE.equals(of(Dossier.FLOW).get(ma));
  }

  synchronized Set<String> flows() {
    return new TreeSet<>(flows.keySet());
  }

  synchronized Map<String, Map<String, String>> records(String flow) {
    return new TreeMap<>(of(flow));
  }

  private Map<String, Map<String, String>> of(String flow) {
    return flows.computeIfAbsent(flow, name -> new TreeMap<>());
  }
}
