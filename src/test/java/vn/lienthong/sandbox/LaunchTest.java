package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path home;

  private static Process launch(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sandbox.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  @Test
  void saysItsPortAndStopsWithItsParent() throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), "s3cret\n");
    Process process =
        launch("--key", "k", "--secret-file", secret.toString(), "--stop-with-parent");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(Json.objectOf(out.readLine()).path("port").asInt()).isPositive();
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void refusesAnArgumentThatItDoesNotKnow() {
    assertThat(Launch.run(new String[] {"--prot", "7"})).isEqualTo(2);
    assertThat(Launch.run(new String[] {"--port"})).isEqualTo(2);
  }
}
