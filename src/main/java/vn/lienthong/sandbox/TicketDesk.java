package vn.lienthong.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Batches that were taken and are carried out later. */
final class TicketDesk {
  private final Map<String, Taken> taken = new HashMap<>();

  private static final class Taken {
    private final Supplier<String> deed;
    private int waits;
    private String answer = "";

    Taken(Supplier<String> deed, int waits) {
      this.deed = deed;
      this.waits = waits;
    }
  }

  /**
   * @param waits how often it has to be asked for before it is carried out
   */
  synchronized String give(int waits, Supplier<String> deed) {
    String ticket = "VE-" + (taken.size() + 1);
    taken.put(ticket, new Taken(deed, waits));
    return ticket;
  }

  /**
   * What became of the batch; empty if nothing did yet.
   *
   * @throws Refusal if there is no such ticket, or the batch is refused whole
   */
  synchronized Optional<String> ask(String ticket) {
    Taken batch = taken.get(ticket);
    if (batch == null) {
      throw Refusal.notFound("no such ticket");
    }
    if (batch.answer.isEmpty() && --batch.waits > 0) {
      return Optional.empty();
    }
    if (batch.answer.isEmpty()) {
      batch.answer = batch.deed.get();
    }
    return Optional.of(batch.answer);
  }
}
