package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the storm says of the gateway rests on who may go on after its end. */
class ConductorTest {
  @Test
  void whoseGatewayHasEndedDoesNotWaitForTheEndOfTheNext() throws Exception {
    Process first = sleeper();
    Process second = sleeper();
    try (Conductor conductor = new Conductor(new Fleet(null, 2, 1))) {
      conductor.watch(first, "before something", 1);
      CompletableFuture<Boolean> goesOn =
          CompletableFuture.supplyAsync(() -> conductor.pass("before", "something"));
      while (!conductor.ended()) {
        Thread.onSpinWait();
      }
      synchronized (conductor) {
        first.destroyForcibly().waitFor();
        conductor.watch(second, null, 0);
      }
      assertThat(goesOn.get(10, TimeUnit.SECONDS)).isFalse();
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  private static Process sleeper() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, Sleeper.class.getName()).start();
  }

  /** Lives until it is killed. */
  static final class Sleeper {
    public static void main(String[] words) throws InterruptedException {
      Thread.currentThread().join();
    }
  }
}
