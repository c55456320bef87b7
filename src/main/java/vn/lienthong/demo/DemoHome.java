package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import vn.lienthong.disk.Rights;

/**
 * A home of its own for the demo: settings, secrets and data in one folder, made anew each time.
 *
 * @param folder {@code gateway/data/demo}, unless the data is elsewhere
 * @param root the folder that holds routes, mappings and test-fixtures
 */
record DemoHome(Path folder, Path root) {
  static DemoHome create(Path gateway, Path folder) throws IOException {
    DemoHome home =
        new DemoHome(folder, Objects.requireNonNull(gateway.toAbsolutePath().getParent()));
    clear(home.folder);
    Files.createDirectories(home.folder);
    return home;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, java.io.IOException broken)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The province's documents: those of the fixtures, and what is filled in. */
  Path documents() {
    return folder.resolve("documents");
  }

  /** The nation's seeds and files: those of the fixtures, and the ministry's documents. */
  Path nation() {
    return folder.resolve("nation");
  }

  Path fixtures() {
    return root.resolve("test-fixtures");
  }

  /** A new secret in a file that only this user may read. */
  Path secret(String name) throws IOException {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    Path file = folder.resolve(name);
    Rights.OWNER.create(file);
    Files.writeString(file, HexFormat.of().formatHex(bytes));
    return file;
  }

  void settings(String provinceUrl, int nationalPort, String cycle) throws IOException {
    List<String> lines =
        List.of(
            "# written by the demo, and again by the next one",
            "province.url = " + provinceUrl,
            "province.user = " + DemoProvince.USER,
            "province.password-file = province.password",
            "national.url = http://127.0.0.1:" + nationalPort + "/api/v1",
            "national.key = " + DemoNation.KEY,
            "national.secret-file = national.secret",
            "national.calls-per-second = 1000",
            "schedule.cycle = " + cycle,
            "schedule.whole-every = 5s",
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + root.resolve("routes"),
            "mappings.dir = " + root.resolve("mappings"),
            "documents.dir = documents",
            "purpose.phieu-ho = trình diễn, dữ liệu giả lập");
    Files.write(folder.resolve("gateway.properties"), lines);
  }
}
