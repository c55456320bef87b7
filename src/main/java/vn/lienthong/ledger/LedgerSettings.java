package vn.lienthong.ledger;

import java.time.Duration;

/**
 * Where the ledger is.
 *
 * @param url {@code jdbc:h2:file:…} (the default, embedded, one instance) or {@code
 *     jdbc:postgresql://…}. The embedded one is opened with {@code WRITE_DELAY=0} unless the URL
 *     says otherwise: without it a kill loses acknowledged commits
 * @param user the database's user
 * @param password its password; never printed
 * @param patience how long a connection is waited for
 */
public record LedgerSettings(String url, String user, String password, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LEAST = Duration.ofMillis(500);

  public LedgerSettings(String url, String user, String password) {
    this(url, user, password, PATIENCE);
  }

  public LedgerSettings {
    patience = patience.compareTo(LEAST) < 0 ? LEAST : patience;
  }

  /** Is this the embedded database, whose file lock allows one instance only? */
  public boolean embedded() {
    return url.startsWith("jdbc:h2:");
  }

  /** The file of the embedded database; of a server its address. */
  public String file() {
    if (!embedded()) {
      return url.replaceAll("[?;].*", "");
    }
    String path = url.replaceFirst("^jdbc:h2:(file:)?", "").replaceFirst(";.*", "");
    return path.replaceFirst("^~", System.getProperty("user.home")) + ".mv.db";
  }

  @Override
  public String toString() {
    return "LedgerSettings[" + url.replaceAll("[?;].*", "") + "]";
  }
}
