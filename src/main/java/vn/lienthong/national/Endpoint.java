package vn.lienthong.national;

import java.util.Set;

/**
 * What the ministry's endpoint can be asked to do.
 *
 * @param without what it cannot do
 * @param largestBatch how many records it takes in one call
 */
public record Endpoint(Set<Lack> without, int largestBatch) {
  /** Everything that the contract promises. */
  public static final Endpoint WHOLE = new Endpoint(Set.of(), 1000);

  public Endpoint {
    without = Set.copyOf(without);
  }

  public boolean can(Lack what) {
    return !without.contains(what);
  }
}
