package vn.lienthong.province;

/** What differs between databases. */
public sealed interface Dialect {
  record H2() implements Dialect {}

  record PostgreSql() implements Dialect {}

  /**
   * @throws IllegalArgumentException if no dialect knows the URL
   */
  static Dialect ofUrl(String url) {
    throw new UnsupportedOperationException();
  }
}
