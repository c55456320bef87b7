package vn.lienthong.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.record.Problem;

/**
 * The file of callers as it is now: it is read again when it has changed. One that cannot be used
 * is told once, and those of the last good one are let in until it is mended.
 */
final class KnownCallers {
  private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);
  private final Path file;
  private String stamp;
  private Callers callers;
  private volatile String fault = "";

  /**
   * @throws IllegalArgumentException if the file has a problem
   */
  KnownCallers(Path file) {
    this.file = file;
    this.stamp = stamp(file);
    this.callers = Callers.read(file);
    if (!callers.problems().isEmpty()) {
      throw new IllegalArgumentException(callers.problems().get(0).text());
    }
  }

  synchronized Callers now() {
    String seen = stamp(file);
    if (!seen.equals(stamp)) {
      // before the reading: what is written meanwhile is read the next time
      stamp = seen;
      take(Callers.read(file));
    }
    return callers;
  }

  private void take(Callers read) {
    fault = read.problems().stream().map(Problem::text).collect(Collectors.joining("; "));
    if (fault.isEmpty()) {
      callers = read;
      LOG.info("callers: {} may ask now", callers.names().size());
    } else {
      LOG.warn("callers: the file cannot be used, the callers before it still count: {}", fault);
    }
  }

  /** What is wrong with the file; empty if nothing is. */
  String fault() {
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
