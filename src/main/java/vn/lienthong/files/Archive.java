package vn.lienthong.files;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.lienthong.ledger.Ledger;

/**
 * What every run that moves files stands on.
 *
 * @param documents the folder of documents
 * @param piece bytes that are fetched at once
 */
public record Archive(Ledger ledger, Clock clock, Path documents, int piece, Patience patience) {
  /**
   * @param attempts at a file that the nation never answers to, while it answers to others
   * @param awaited attempts at a file that the nation does not have yet, or the document of which
   * @param first wait, doubled for each further attempt
   * @param longest wait
   * @param run how long one run goes on before it leaves the flow to others for a while
   */
  public record Patience(
      int attempts, int awaited, Duration first, Duration longest, Duration run) {}

  /** How many bytes to fetch at once from a nation whose answers are no longer than that. */
  public static int piece(long answerBytes) {
    return (int) Math.min(Content.PIECE, answerBytes);
  }

  Instant next(int attempts) {
    long grown = patience.first.toMillis() << Math.min(attempts - 1, 20);
    return clock.instant().plusMillis(Math.min(grown, patience.longest.toMillis()));
  }
}
