package vn.lienthong.services;

import java.util.Set;

/**
 * A system that may ask.
 *
 * @param keyHash SHA-256 of its key, in lower-case hexadecimal
 * @param resources from {@link Offer#grants()}
 * @param units codes of the units it may see, each with all below it; {@code *} for all
 */
record Caller(
    String name, String keyHash, Set<String> resources, Set<String> units, int requestsPerMinute) {
  boolean everywhere() {
    return units.contains("*");
  }

  /** Without the hash, which is worth guessing at. */
  @Override
  public String toString() {
    return name;
  }
}
