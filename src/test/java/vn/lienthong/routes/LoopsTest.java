package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/**
 * A problem within a loop of a route ends the loop: it is asked once more at most whether it goes
 * on, and nothing is done.
 */
class LoopsTest {
  private static final String MESSAGE = "the nation is away, or the disk is full";
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /** What all of these beans do in the end. */
  public class Steps {
    public void begin(Exchange exchange) {}

    public void end(Exchange exchange) {
      throw new AssertionError("came to its end");
    }

    public void fail(Exchange exchange) {
      assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
          .hasMessage(MESSAGE);
      failed.incrementAndGet();
    }

    boolean goesOn() {
      return asked.incrementAndGet() < 5;
    }

    void breaks() {
      throw new IllegalStateException(MESSAGE);
    }
  }

  /** Breaks in one of the three loops. */
  public final class Proof extends Steps {
    private final String loop;

    Proof(String loop) {
      this.loop = loop;
    }

    public void readProvince() {}

    public boolean hasDigests() {
      return false;
    }

    public void askDigests() {}

    public void takeDigests() {}

    public void takePage() {}

    public void takeRecords() {}

    public void takeDoubt() {}

    public boolean morePages() {
      return loop.equals("pages") && goesOn();
    }

    public void askPage() {
      breaks();
    }

    public boolean moreRecords() {
      return loop.equals("records") && goesOn();
    }

    public void askRecords() {
      breaks();
    }

    public boolean moreDoubts() {
      return loop.equals("doubts") && goesOn();
    }

    public void askDoubt() {
      breaks();
    }
  }

  /** Breaks in the loop, or in the question whether it goes on. */
  public final class Pieces extends Steps {
    private final boolean question;

    Pieces(boolean question) {
      this.question = question;
    }

    public boolean more() {
      boolean on = goesOn();
      if (question) {
        breaks();
      }
      return on;
    }

    public void ask() {
      breaks();
    }

    public void take() {}

    public void refused() {}
  }

  private void run(String file, String name, Object bean, String template) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind(name, bean);
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  context, "file:" + Path.of("routes", file).toAbsolutePath()));
      if (template != null) {
        context.addRouteFromTemplate("x-files", template, Map.of("documents", "x"));
      }
      context.start();
      String door = template == null ? "direct:" + name : "direct:x-files";
      Exchange ended = context.createProducerTemplate().request(door, exchange -> {});
      assertThat(ended.getException()).isNull();
    }
    assertThat(asked.getAndSet(0)).isLessThanOrEqualTo(2);
    assertThat(failed.getAndSet(0)).isOne();
  }

  @Test
  void ofAProof() throws Exception {
    for (String loop : new String[] {"pages", "records", "doubts"}) {
      run("verify.camel.yaml", "verify", new Proof(loop), null);
    }
  }

  @Test
  void ofFiles() throws Exception {
    run("template-files.camel.yaml", "files", new Pieces(false), "files");
    run("template-files.camel.yaml", "files", new Pieces(true), "files");
  }
}
