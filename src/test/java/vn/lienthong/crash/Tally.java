package vn.lienthong.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often gateways ended where, in all storms of a kind, kept in a file so that a long run can be
 * broken off; whoever asks is sent where the fewest ended so far, but where a batch is under way as
 * long as it was so for less than a third of all.
 */
final class Tally implements Aims {
  private static final String RANDOM = Conductor.AT_RANDOM;
  private static final int TRIES = 4;

  private final Path file;
  private final int each;
  private final int atRandom;
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Map<String, Integer> aimed = new TreeMap<>();
  private int underWay;

  /**
   * @param file tab-separated: how often, where; missing at first
   * @param each how many at each failpoint
   * @param atRandom how many elsewhere
   */
  Tally(Path file, int each, int atRandom) throws IOException {
    this.file = file;
    this.each = each;
    this.atRandom = atRandom;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split("\t", 2);
        deaths.put(words[1], Integer.valueOf(words[0]));
      }
      underWay = deaths.getOrDefault("*", 0);
      deaths.remove("*");
    }
  }

  @Override
  public synchronized void found(Set<String> failpoints) {
    failpoints.forEach(point -> deaths.putIfAbsent(point, 0));
  }

  /** One that is hardly ever passed is not waited for without end. */
  @Override
  public synchronized String next() {
    List<String> points = tooFewUnderWay() ? ofBatches() : left();
    String next = points.stream().min(Comparator.comparing(this::turns)).orElse(Conductor.ANY);
    aimed.merge(next, 1, Integer::sum);
    return next;
  }

  private boolean tooFewUnderWay() {
    return underWay * 3 < all() && !ofBatches().isEmpty();
  }

  private List<String> ofBatches() {
    return deaths.keySet().stream().filter(Turns::ofBatch).toList();
  }

  private int all() {
    return deaths.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int turns(String point) {
    return deaths.get(point) + aimed.getOrDefault(point, 0);
  }

  /** Failpoints at which there have not been enough deaths. */
  synchronized List<String> left() {
    return deaths.keySet().stream()
        .filter(point -> !point.equals(RANDOM))
        .filter(point -> deaths.get(point) < each)
        .filter(point -> aimed.getOrDefault(point, 0) < TRIES * each)
        .collect(Collectors.toList());
  }

  @Override
  public synchronized void hit(Conductor.Death death) {
    boolean named = death.at().matches("(before|after) .*");
    deaths.merge(named ? death.at() : RANDOM, 1, Integer::sum);
    underWay += death.batchUnderWay() ? 1 : 0;
  }

  /** Whether there have been enough everywhere. */
  synchronized boolean done() {
    return deaths.size() > 1 && left().isEmpty() && deaths.getOrDefault(RANDOM, 0) >= atRandom;
  }

  synchronized void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    deaths.forEach((at, times) -> text.append(times).append('\t').append(at).append('\n'));
    return text.append(underWay).append("\t*\n").toString();
  }

  /** For people. */
  synchronized String summary() {
    int all = all();
    int random = deaths.getOrDefault(RANDOM, 0);
    int fewest =
        deaths.entrySet().stream()
            .filter(at -> !at.getKey().equals(RANDOM))
            .mapToInt(Map.Entry::getValue)
            .min()
            .orElse(0);
    return ("%d kills, %d of them with a batch under way; %d at random, %d at %d failpoints, at none"
            + " fewer than %d")
        .formatted(all, underWay, random, all - random, deaths.size() - 1, fewest);
  }
}
