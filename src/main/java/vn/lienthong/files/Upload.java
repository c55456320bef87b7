package vn.lienthong.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.FileAnswer.Range;
import vn.lienthong.national.FileCalls;

/**
 * A file for the nation. It is read through and held against its row before the first byte leaves,
 * then sent piece by piece from where the nation has got to, each on condition that the nation's
 * file is still the one that it told of. If it changes meanwhile, or the nation finds another hash
 * in the end, it is done over, once.
 */
final class Upload implements Transfer {
  private static final int PATIENCE = 3;

  private final FileCalls calls;
  private final String id;
  private final ListedFile file;
  private final Place place;
  private @Nullable Content content;
  private boolean asked;
  private boolean looking = true;
  private @Nullable String seen;
  private long at;
  private int overs;
  private int standstill;
  private @Nullable End end;

  /** Where the file lies. */
  interface Place {
    Path find() throws FileFault;
  }

  Upload(FileCalls calls, String id, ListedFile file, Place place) {
    this.calls = calls;
    this.id = id;
    this.file = file;
    this.place = place;
  }

  @Override
  public @Nullable Question question() throws FileFault, IOException {
    while (end == null) {
      Content checked = content == null ? check() : content;
      if (looking) {
        return new Question(calls.state(id, file.number()), null);
      }
      Optional<byte[]> piece = checked.from(at);
      if (piece.isPresent()) {
        Range range = new Range(at, at + piece.get().length - 1, checked.size());
        asked = true;
        return new Question(
            calls.put(id, file.number(), range, checked.sha256(), seen), piece.get());
      }
      over(FileFault.CHANGED, "while it was sent");
    }
    return null;
  }

  private Content check() throws FileFault, IOException {
    Path path = place.find();
    Content found = Content.of(path);
    if (file.size() >= 0 && found.size() != file.size()) {
      throw new FileFault(FileFault.CHANGED, "another size");
    }
    if (!found.sha256().equals(file.sha256())) {
      throw new FileFault(FileFault.CHANGED, "another hash");
    }
    if (found.size() == 0) {
      throw new FileFault(FileFault.REFUSED, "empty");
    }
    content = found;
    looking = true;
    return found;
  }

  /** From the beginning, once. */
  private void over(String code, String detail) throws FileFault {
    if (overs++ > 0) {
      throw new FileFault(code, detail);
    }
    content = null;
    looking = true;
    at = 0;
  }

  @Override
  public void take(FileAnswer answer) throws FileFault {
    if (answer.none()) {
      end = End.AWAITED;
    } else if (looking) {
      look(answer);
    } else if (answer.status() == 412) {
      another(answer);
    } else if (answer.status() == 422) {
      over(FileFault.REFUSED, "another hash at the nation");
    } else {
      sent(answer);
    }
  }

  private void look(FileAnswer answer) {
    if (answer.status() != 200 || (answer.received() < 0 && answer.tag() == null)) {
      throw answer.unfit("to HEAD");
    }
    String ours = Objects.requireNonNull(content).sha256();
    if (ours.equals(answer.tag())) {
      at = content.size();
      end = asked ? End.MOVED : End.THERE;
      return;
    }
    // what the nation has is a part of this file only if it does not say otherwise
    boolean another =
        answer.tag() != null || (answer.announced() != null && !ours.equals(answer.announced()));
    at = another || answer.received() >= content.size() ? 0 : answer.received();
    seen = answer.sha256();
    looking = false;
  }

  /** Somebody else's piece came in between. */
  private void another(FileAnswer answer) {
    if (++standstill > PATIENCE) {
      throw answer.unfit("to PUT");
    }
    looking = true;
  }

  private void sent(FileAnswer answer) {
    long size = Objects.requireNonNull(content).size();
    if (answer.whole()) {
      at = size;
      end = End.MOVED;
      return;
    }
    long now = answer.now();
    boolean further = now > at && now < size;
    standstill = further ? 0 : standstill + 1;
    if (now < 0 || now >= size || standstill > PATIENCE) {
      throw answer.unfit("to PUT");
    }
    at = now;
    seen = Objects.requireNonNull(content).sha256();
  }

  @Override
  public void again() {
    looking = true;
  }

  @Override
  public @Nullable End end() {
    return end;
  }

  @Override
  public long bytes() {
    return at;
  }
}
