package vn.lienthong.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.record.Problem;

/**
 * A file as it is now: it is read again when it has changed. One that cannot be used is told once,
 * and what the last good one said counts until it is mended.
 *
 * @param <T> what it says
 */
public final class KeptFile<T extends KeptFile.Content> {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);
  private final String name;
  private final Path file;
  private final Function<Path, T> reader;
  private String stamp;
  private T content;
  private volatile String fault = "";

  /** What a file says, and what is wrong with it. */
  public interface Content {
    List<Problem> problems();
  }

  /**
   * @param name of what it is about, in the log
   * @throws IllegalArgumentException if the file has a problem
   */
  public KeptFile(String name, Path file, Function<Path, T> reader) {
    this.name = name;
    this.file = file;
    this.reader = reader;
    this.stamp = stamp(file);
    this.content = reader.apply(file);
    if (!content.problems().isEmpty()) {
      throw new IllegalArgumentException(content.problems().get(0).text());
    }
  }

  public synchronized T now() {
    String seen = stamp(file);
    if (!seen.equals(stamp)) {
      // before the reading: what is written meanwhile is read the next time
      stamp = seen;
      take(reader.apply(file));
    }
    return content;
  }

  private void take(T read) {
    fault = read.problems().stream().map(Problem::text).collect(Collectors.joining("; "));
    if (fault.isEmpty()) {
      content = read;
      LOG.info("{}: the file has changed and counts from now on", name);
    } else {
      LOG.warn("{}: the file cannot be used, what it said before still counts: {}", name, fault);
    }
  }

  /** What is wrong with the file; empty if nothing is. */
  public String fault() {
    return fault;
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      return about.lastModifiedTime().toInstant() + " " + about.size() + " " + about.fileKey();
    } catch (IOException away) {
      return "";
    }
  }
}
