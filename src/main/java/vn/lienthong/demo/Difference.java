package vn.lienthong.demo;

/**
 * Something that the two sides do not agree on.
 *
 * @param key the identity's parts in the nation's codes, between bars
 * @param what a field's name, or one of {@link #ONLY_IN_PROVINCE}, {@link #ONLY_AT_NATION}, {@link
 *     #TWICE_AT_NATION}, {@link #SECRET}
 */
public record Difference(String flow, String key, String what) {
  public static final String ONLY_IN_PROVINCE = "only in the province";
  public static final String ONLY_AT_NATION = "only at the nation";
  public static final String SECRET = "must never have left";
  public static final String TWICE_AT_NATION = "twice at the nation";

  /** One line for people, without any value. */
  public String text() {
    return flow + " " + key + ": " + what;
  }
}
