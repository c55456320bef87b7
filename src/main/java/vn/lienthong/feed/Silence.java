package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.record.Cause;

/**
 * Tells a nation that is out from a record that it does not answer to.
 *
 * <ol>
 *   <li>A part is sent {@value #TRIES} times. Then it is halved on the spot if the nation answered
 *       anything meanwhile; otherwise its batch comes back.
 *   <li>A batch that is back is {@linkplain #take handed out} to be halved, at the latest when
 *       another came back too or there is no other to be sent. Halves are sent once.
 *   <li>A record by itself is put off for other parts, then for other batches. If the nation
 *       answered to any, the record is to blame. If nothing else is left, it is to blame if the
 *       nation answered since the doubt began, and was not silent to anything else since then.
 *   <li>{@value #VAIN} halves without any answer between, or a record that cannot be blamed: the
 *       nation is out, and nobody is to blame.
 * </ol>
 *
 * Used under its pipe's lock.
 */
final class Silence {
  private static final int TRIES = 3;
  private static final int PUT_OFF = 3;
  private static final int VAIN = 8;
  private static final Cause NO_ANSWER = Cause.of("no-answer");

  private final Deque<Batch> back = new ArrayDeque<>();
  private final Set<Part> silent = new HashSet<>();
  private long answered;
  private int putOff;

  /** What becomes of a batch whose part got no answer. */
  enum Then {
    GOES_ON,
    COMES_BACK,
    NATION_IS_OUT
  }

  /** The nation answered a part, whatever it said. */
  void broken() {
    answered++;
    putOff = 0;
    silent.clear();
  }

  /** A part of the batch got no answer. */
  Then lasts(Batch batch, RuntimeException problem) {
    Part part = part(batch);
    part.silent(answered, problem);
    if (batch.halving()) {
      silent.add(part);
    }
    boolean half = batch.halving() && !part.single();
    if (half && silent.size() >= VAIN) {
      return Then.NATION_IS_OUT;
    }
    if (!half && part.failures < TRIES) {
      return Then.GOES_ON;
    }
    if (half || answered > part.answersBefore) {
      batch.blame(NO_ANSWER);
      return Then.GOES_ON;
    }
    if (batch.hasOtherParts() && ++putOff <= PUT_OFF) {
      batch.putOff();
      return Then.GOES_ON;
    }
    back.addLast(batch);
    return Then.COMES_BACK;
  }

  boolean nobodyIsBack() {
    return back.isEmpty();
  }

  boolean isBack(Batch batch) {
    return back.contains(batch);
  }

  /** Whether a batch is to be halved before another one is sent. */
  boolean urges() {
    return back.stream()
        .anyMatch(batch -> !lone(batch) && (back.size() > 1 || answeredSince(batch)));
  }

  /** The next batch to be halved; empty: the nation is out. */
  Optional<Batch> take() {
    Optional<Batch> next =
        back.stream().filter(batch -> !lone(batch) || toBlame(part(batch))).findFirst();
    next.ifPresent(
        batch -> {
          back.remove(batch);
          batch.blame(NO_ANSWER);
        });
    return next;
  }

  /** Why, when nothing can be taken. */
  RuntimeException problem() {
    return part(back.getFirst()).problem();
  }

  /** A record by itself, and nothing was answered since. */
  private boolean lone(Batch batch) {
    return part(batch).single() && !answeredSince(batch);
  }

  private boolean answeredSince(Batch batch) {
    return answered > part(batch).answersBefore;
  }

  private boolean toBlame(Part part) {
    return answered > part.answersBeforeDoubt && silent.size() == 1 && silent.contains(part);
  }

  private static Part part(Batch batch) {
    return batch.part().orElseThrow();
  }
}
