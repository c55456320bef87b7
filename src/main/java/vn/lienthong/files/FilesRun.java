package vn.lienthong.files;

import java.io.IOException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FileCopy;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Waiting;

/**
 * One run that moves the files of a flow's documents, in the order in which its route calls the
 * methods: as long as there is {@link #more}, the {@link #call} goes to the nation and its answer
 * is {@link #take taken}, or its failure {@link #refused}. In the end {@link #end}, or {@link
 * #fail} from wherever it stopped: what the receiving side has got by then is not moved again.
 */
public final class FilesRun implements AutoCloseable {
  private final RunFrame frame;
  private final Walk walk;
  private final Starting starting;
  private final Notes notes;
  private final BooleanSupplier stopping;
  private final Finishing finishing;
  private FilesReport.Tally tally = FilesReport.Tally.NONE;
  private @Nullable Document document;
  private @Nullable ListedFile file;
  private @Nullable Transfer transfer;
  private Transfer.@Nullable Question question;
  private long noted;
  private Breaks breaks = new Breaks();
  private boolean left;

  FilesRun(RunFrame frame, Walk walk, Starting starting, Notes notes, BooleanSupplier stopping) {
    this.frame = frame;
    this.walk = walk;
    this.starting = starting;
    this.notes = notes;
    this.stopping = stopping;
    this.finishing = new Finishing(notes, starting);
  }

  /** Whether anything is to be asked of the nation; does whatever is to be done before. */
  public boolean more() {
    question = null;
    while (question == null) {
      frame.renew();
      if (stopping.getAsBoolean() || frame.late()) {
        left = true;
        return false;
      }
      if (transfer == null && !begin()) {
        return false;
      }
      advance();
    }
    return true;
  }

  public NationalCall call() {
    return Objects.requireNonNull(question, "nothing is to be asked").call();
  }

  public byte @Nullable [] body() {
    return Objects.requireNonNull(question, "nothing is to be asked").body();
  }

  /** False if there is no file left. */
  private boolean begin() {
    while (transfer == null) {
      ListedFile next = document == null ? null : document.next();
      if (next != null) {
        begin(document(), next);
        continue;
      }
      if (document != null) {
        finishing.settle(document);
      }
      document = walk.next();
      if (document == null) {
        finishing.last();
        return false;
      }
    }
    return true;
  }

  private void begin(Document of, ListedFile next) {
    FileCopy copy = of.copy(next);
    if (copy != null && copy.done()) {
      return;
    }
    if (copy != null
        && copy.nextAttempt() != null
        && !Waiting.over(copy.nextAttempt(), frame.now())) {
      of.leave();
      return;
    }
    file = next;
    breaks = new Breaks();
    noted = -1;
    try {
      String there = starting.copy(of, next);
      if (there != null) {
        kept(there, next.size(), Transfer.End.THERE);
        return;
      }
      transfer = starting.transfer(of, next);
      if (transfer == null) {
        of.leave();
      }
    } catch (FileFault fault) {
      of.fault(next, fault);
    } catch (IOException trouble) {
      throw FolderTrouble.of(trouble);
    }
  }

  /** To the next question, or to the file's end. */
  private void advance() {
    Transfer current = Objects.requireNonNull(transfer);
    try {
      question = current.question();
      if (question == null) {
        ended(current);
        transfer = null;
      }
    } catch (FileFault fault) {
      fault(fault);
    } catch (IOException trouble) {
      throw FolderTrouble.of(trouble);
    }
  }

  private void ended(Transfer current) {
    Transfer.End end = Objects.requireNonNull(current.end());
    if (end == Transfer.End.AWAITED) {
      int attempts = notes.vain(document(), file(), current.bytes(), FileCopy.State.AWAITED);
      if (attempts >= frame.archive().patience().awaited()) {
        document().fault(file(), new FileFault(FileFault.MISSING, "not at the nation"));
      } else {
        document().leave();
        tally = tally.left();
      }
    } else if (document().ours()) {
      done(current.bytes(), null, end);
    } else {
      kept(DocumentsFolder.fetched(document().key(), file()), current.bytes(), end);
    }
  }

  private void kept(String path, long bytes, Transfer.End end) {
    Outcome outcome = starting.keep(document(), file(), path);
    if (outcome instanceof Outcome.Done) {
      done(bytes, path, end);
    } else if (outcome instanceof Outcome.Refused refused) {
      document().refused(refused.causes());
    } else {
      document().leave();
    }
  }

  private void done(long bytes, @Nullable String path, Transfer.End end) {
    boolean moved = end == Transfer.End.MOVED;
    notes.done(document(), file(), bytes, path, moved);
    tally = moved ? tally.moved(!document().ours(), bytes) : tally.found();
  }

  public void take(FileAnswer answer) {
    Transfer current = Objects.requireNonNull(transfer);
    try {
      current.take(answer);
      breaks.answered(current.bytes() > noted && noted >= 0);
      if (current.end() == null && current.bytes() != noted) {
        noted = current.bytes();
        notes.going(document(), file(), noted);
      }
    } catch (NationalProblem unfit) {
      refused(unfit);
    } catch (FileFault fault) {
      fault(fault);
    } catch (IOException trouble) {
      throw FolderTrouble.of(trouble);
    }
  }

  /**
   * A call broke off.
   *
   * @throws NationalProblem if the nation is away, or does not let us in
   */
  public void refused(NationalProblem problem) {
    Transfer current = Objects.requireNonNull(transfer);
    if (problem.verdict() == Verdict.REFUSED_BATCH) {
      String detail = String.valueOf(problem.reason().detail());
      fault(new FileFault(FileFault.REFUSED, detail));
    } else if (breaks.again(problem)) {
      current.again();
    } else {
      giveUp(current, problem);
    }
  }

  private void giveUp(Transfer current, NationalProblem problem) {
    int attempts = notes.vain(document(), file(), current.bytes(), FileCopy.State.GOING);
    if (attempts >= frame.archive().patience().attempts()) {
      fault(new FileFault(FileFault.NO_ANSWER, problem.reason().text()));
    } else {
      document().leave();
      tally = tally.left();
      transfer = null;
    }
  }

  private void fault(FileFault fault) {
    document().fault(file(), fault);
    transfer = null;
  }

  private Document document() {
    return Objects.requireNonNull(document);
  }

  private ListedFile file() {
    return Objects.requireNonNull(file);
  }

  public FilesReport end() {
    return frame.end(left || finishing.left() ? "behind" : "in-step", null, finishing.count(tally));
  }

  public FilesReport fail(Throwable broken) {
    return frame.broken(broken, finishing.count(tally));
  }

  /** Gives the flow back. */
  @Override
  public void close() {
    frame.close();
  }
}
