package vn.lienthong.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Write;

/**
 * A run's decisions carried out. For each {@link #nextBatch}: everything that {@link #moreToSend}
 * goes to the nation, then {@link #writeProvince}, then {@link #settle}. What was sent or written
 * and not settled, because the run stopped in between, is found by the next run as done.
 */
public final class Carrying implements AutoCloseable {
  private final Flow flow;
  private final Doubts doubts = new Doubts();
  private final @Nullable Execution execution;
  private final @Nullable Settling settling;
  private final Runnable stillHere;
  private @Nullable Batch batch;
  private @Nullable String idempotencyKey;

  /**
   * @param execution null if nothing is to be carried out
   * @param stillHere called between batches
   */
  Carrying(
      Flow flow, @Nullable Execution execution, @Nullable Settling settling, Runnable stillHere) {
    this.flow = flow;
    this.execution = execution;
    this.settling = settling;
    this.stillHere = stillHere;
  }

  /**
   * Takes up the next decisions; false when all are carried out.
   *
   * @throws NationalProblem if the nation did not answer to the last of them
   */
  public boolean nextBatch() {
    if (execution == null) {
      return false;
    }
    stillHere.run();
    batch = execution.next().orElse(null);
    if (batch == null) {
      return atEnd();
    }
    doubts.begin();
    return true;
  }

  private boolean atEnd() {
    List<Item> blamed = doubts.blamed();
    if (!blamed.isEmpty()) {
      Objects.requireNonNull(settling).settle(new Batch(blamed));
    }
    doubts.end();
    return false;
  }

  public boolean moreToSend() {
    stillHere.run();
    return batch().toSend().isPresent();
  }

  public NationalCall nationalBatch() {
    if (idempotencyKey == null) {
      idempotencyKey = UUID.randomUUID().toString();
    }
    return flow.requests().batch(idempotencyKey);
  }

  public Map<String, Object> nationalBody() {
    return flow.requests().body(batch().toSend().orElseThrow());
  }

  public void takeAnswer(JsonNode answer) {
    List<Write> sent = batch().toSend().orElseThrow();
    batch().answered(flow.answers().batch(sent, answer));
    idempotencyKey = null;
    doubts.answered();
  }

  /**
   * Halves a batch that the nation refused as a whole, or breaks at, once the same bytes went twice
   * in vain; any other problem ends the run.
   */
  public void refused(NationalProblem problem) {
    if (problem.verdict() == Verdict.REFUSED_BATCH) {
      idempotencyKey = null;
      doubts.answered();
      batch().refused(problem.reason());
    } else if (!Doubts.about(problem)) {
      throw problem;
    } else {
      Objects.requireNonNull(execution).unanswered(batch().toSend().orElseThrow());
      goOn(problem);
    }
  }

  private void goOn(NationalProblem problem) {
    if (!doubts.sendsAgain(problem)) {
      idempotencyKey = null;
      batch().unanswered().filter(item -> !doubts.blames(item)).ifPresent(batch()::leaveOut);
    }
  }

  public void writeProvince() {
    List<Write> writes = batch().toProvince();
    if (!writes.isEmpty()) {
      batch().written(flow.database().tables().write(flow.mapping(), writes));
    }
  }

  public void settle() {
    Objects.requireNonNull(settling).settle(batch());
  }

  /** How many records of the last batch were parked, by the cause's text. */
  public Map<String, Integer> deadLetters() {
    return Objects.requireNonNull(settling).deadLetters();
  }

  private Batch batch() {
    return Objects.requireNonNull(batch, "no batch was taken up");
  }

  @Override
  public void close() {
    if (execution != null) {
      execution.close();
    }
  }
}
