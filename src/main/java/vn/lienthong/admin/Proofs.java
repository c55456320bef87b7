package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;
import vn.lienthong.verify.Finding;
import vn.lienthong.verify.Verified;

/**
 * What a verification of one or all flows found.
 *
 * @param version of the software
 * @param flows in the order of their dependencies
 */
public record Proofs(String version, Instant started, Instant ended, List<Proof> flows) {
  /** See {@link Verified}; findings name keys as {@link vn.lienthong.record.Key#text()} does. */
  public record Proof(
      String flow,
      boolean proved,
      long source,
      long confirmed,
      Map<Standing, Integer> setAside,
      long unreadable,
      long open,
      long filteredOut,
      long nation,
      List<Found> findings,
      int unlisted,
      int requests,
      long bytes,
      @Nullable Cause cause) {}

  /** One record that is not proved to be in step. */
  public record Found(String key, Finding.Kind kind, List<String> fields) {}

  static Proof of(Verified verified) {
    return new Proof(
        verified.flow(),
        verified.proved(),
        verified.source(),
        verified.confirmed(),
        verified.setAside(),
        verified.unreadable(),
        verified.open(),
        verified.filteredOut(),
        verified.nation(),
        verified.findings().stream()
            .map(f -> new Found(f.key().text(), f.kind(), f.fields()))
            .toList(),
        verified.unlisted(),
        verified.requests(),
        verified.bytes(),
        verified.cause());
  }
}
