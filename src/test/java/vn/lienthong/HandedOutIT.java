package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code mvn package} makes, unpacked in an empty folder on a machine that has a shell and a
 * Java runtime and nothing else: no Maven, no compiler, no network but its own.
 */
class HandedOutIT {
  private static final List<String> MACHINE =
      List.of("sh", "dirname", "readlink", "locale", "sed", "head", "find", "cat", "mv", "rm");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir private Path folder;

  @Test
  void runsAnswersAndStops() throws Exception {
    Path launcher = unpack().resolve("gateway/lienthong");
    long begun = System.nanoTime();
    Process service = start(launcher, "run", "--lang", "en");
    try (BufferedReader said = service.inputReader(StandardCharsets.UTF_8)) {
      String ready = said.lines().filter(line -> line.contains("flows")).findFirst().orElse("");
      long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      System.out.println("ready after " + took + " ms: " + ready);
      assertThat(ready).contains("dan-toc");

      assertThat(ended(start(launcher, "status", "--json"))).contains("\"flow\":\"dan-toc\"");
      assertThat(page(ended(start(launcher, "page")))).contains("<title>Liên Thông</title>");
      ended(start(launcher, "stop"));
      assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(service.exitValue()).isZero();
    } finally {
      service.destroyForcibly();
    }
  }

  /** What a browser gets at the address that the command tells. */
  private static String page(String told) throws IOException, InterruptedException {
    String address =
        told.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("http://127.0.0.1:") && line.contains("/#once="))
            .findFirst()
            .orElseThrow(() -> new AssertionError(told));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.substring(0, address.indexOf('#')))).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private String ended(Process command) throws IOException, InterruptedException {
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(command.exitValue()).as(said).isIn(0, 1);
    return said;
  }

  private Process start(Path launcher, String... words) throws IOException {
    List<String> line = new java.util.ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", machine().toString(),
                "HOME", folder.toString(),
                "LIENTHONG_PROVINCE_URL", "jdbc:h2:mem:",
                "LIENTHONG_PROVINCE_USER", "sa",
                "LIENTHONG_PROVINCE_PASSWORD", "",
                "LIENTHONG_NATIONAL_URL", "http://127.0.0.1:9/",
                "LIENTHONG_NATIONAL_KEY", "k",
                "LIENTHONG_NATIONAL_SECRET", "s",
                "LIENTHONG_ADMIN_PORT", "0"));
    return builder.start();
  }

  /** A folder of the few programs that this machine is to have. */
  private Path machine() throws IOException {
    Path machine = folder.resolve("machine");
    if (Files.notExists(machine)) {
      Files.createDirectory(machine);
      program(machine, "java", Path.of(System.getProperty("java.home"), "bin", "java"));
      for (String program : MACHINE) {
        for (String bin : List.of("/usr/bin", "/bin")) {
          Path there = Path.of(bin, program);
          if (Files.exists(there) && Files.notExists(machine.resolve(program))) {
            program(machine, program, there);
          }
        }
      }
    }
    return machine;
  }

  private static void program(Path machine, String name, Path real) throws IOException {
    Path program =
        Files.writeString(machine.resolve(name), "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
    Files.setPosixFilePermissions(program, EnumSet.allOf(PosixFilePermission.class));
  }

  /** As unzip does it; the launcher is made executable, because Java forgets what the zip says. */
  private Path unpack() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(System.getProperty("zip")));
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path to = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(to);
        } else {
          Files.createDirectories(to.getParent());
          Files.copy(zip, to);
        }
      }
    }
    try (var inside = Files.list(folder)) {
      Path house = inside.filter(Files::isDirectory).findFirst().orElseThrow();
      Files.setPosixFilePermissions(
          house.resolve("gateway/lienthong"), EnumSet.allOf(PosixFilePermission.class));
      return house;
    }
  }
}
