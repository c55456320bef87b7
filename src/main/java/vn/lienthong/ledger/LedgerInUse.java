package vn.lienthong.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another process has the ledger's file, or this home, open: two instances were started on it. */
public final class LedgerInUse extends LedgerFailure {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient @Nullable Occupant occupant;

  /**
   * @param occupant who has it; null if that cannot be said
   */
  public LedgerInUse(String file, @Nullable Occupant occupant) {
    super(
        file
            + " is in use by "
            + (occupant == null ? "another process" : "process " + occupant.pid()));
    this.file = file;
    this.occupant = occupant;
  }

  public String file() {
    return file;
  }

  public Optional<Occupant> occupant() {
    return Optional.ofNullable(occupant);
  }
}
