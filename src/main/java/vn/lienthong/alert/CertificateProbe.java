package vn.lienthong.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Certificates that end within thirty days. */
public final class CertificateProbe implements Probe {
  private static final Duration NOTICE = Duration.ofDays(30);
  private final Map<String, Supplier<Optional<Instant>>> ends;

  /**
   * @param ends when each ends, by what it is called; empty while that is not known
   */
  public CertificateProbe(Map<String, Supplier<Optional<Instant>>> ends) {
    this.ends = new TreeMap<>(ends);
  }

  @Override
  public List<Condition> look(Instant now) {
    List<Condition> found = new ArrayList<>();
    ends.forEach(
        (name, end) ->
            end.get()
                .filter(until -> until.isBefore(now.plus(NOTICE)))
                .map(until -> until.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .ifPresent(day -> found.add(condition(name, day))));
    return found;
  }

  private static Condition condition(String name, String day) {
    return new Condition(AlertKind.CERTIFICATE_ENDS, name, day);
  }
}
