package vn.lienthong.national.camel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.dialect.Interpreter;

/**
 * A process with a small heap that calls by the shipped route. Arguments: the port, then paths
 * called one after the other, each followed by calls to which the answer is well, {@code +}, and
 * paths called all at once. Says of each what came of it and after how many milliseconds.
 */
final class HostileCalls {
  private static final NationalLimits LIMITS =
      new NationalLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          HostileAnswersTest.CALL,
          NationalLimits.DEFAULT.answerBytes(),
          Duration.ofHours(1),
          1000,
          Duration.ofSeconds(1));

  /** So many good answers between two bad ones that the breaker lets all through. */
  private static final int WELL = 3;

  private final ProducerTemplate template;

  private HostileCalls(ProducerTemplate template) {
    this.template = template;
  }

  public static void main(String[] arguments) throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      URI url = URI.create("http://127.0.0.1:" + arguments[0] + "/api/v1");
      Access key = new Access.ApiKey("X-Key", () -> "key");
      NationalBeans.bind(
          context,
          new NationalSettings(url, key, Transport.STRAIGHT, LIMITS, "12", "default"),
          Interpreter.none(),
          Clock.systemUTC());
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  context, "file:" + Path.of("routes/national-api.camel.yaml").toAbsolutePath()));
      context.start();
      new HostileCalls(context.createProducerTemplate())
          .all(List.of(arguments).subList(1, arguments.length));
    }
    System.exit(0);
  }

  private void all(List<String> paths) throws Exception {
    List<Future<?>> calls = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    int split = paths.indexOf("+");
    paths.subList(split + 1, paths.size()).forEach(p -> calls.add(threads.submit(() -> call(p))));
    for (String path : paths.subList(0, split)) {
      call(path);
      for (int i = 0; i < WELL; i++) {
        call("well");
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
    threads.shutdown();
  }

  private void call(String path) {
    Purpose purpose = path.endsWith("@file") ? Purpose.FILE_GET : Purpose.PAGE;
    NationalCall call = new NationalCall(purpose, "/" + path.replace("@file", ""), null, null);
    long start = System.nanoTime();
    String came = came(call);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println(String.join(" ", "->", path, came, Long.toString(millis)));
  }

  private String came(NationalCall call) {
    Exchange answer =
        template.request(
            "direct:national-api", exchange -> exchange.setProperty(NationalCall.PROPERTY, call));
    Exception failure = answer.getException();
    if (failure instanceof NationalProblem problem) {
      return problem.verdict() + " " + problem.reason().code();
    }
    return failure == null ? "OK -" : "NOT-TOLD " + failure.getClass().getName();
  }
}
