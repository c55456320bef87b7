package vn.lienthong.services;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.services.camel.RouteMinistry;

/** The shipped route to a ministry. */
final class Nation implements AutoCloseable {
  private final CamelContext context = new DefaultCamelContext();

  /**
   * @param url without {@code /api/v1}
   */
  Nation(String url, String key, String secret) throws Exception {
    NationalLimits limits =
        new NationalLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            1_000_000,
            Duration.ofHours(1),
            1000,
            Duration.ofSeconds(30));
    NationalBeans.bind(
        context,
        new NationalSettings(
            URI.create(url + "/api/v1"),
            new Access.Ngsp(new Access.TokenDesk(URI.create(url + "/token")), key, () -> secret),
            Transport.STRAIGHT,
            limits,
            "12",
            "default"),
        Interpreter.none(),
        Clock.systemUTC());
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(
            ResourceHelper.resolveResource(
                context, "file:" + Path.of("routes/national-api.camel.yaml").toAbsolutePath()));
    context.start();
  }

  Ministry ministry() {
    return new RouteMinistry(context);
  }

  @Override
  public void close() {
    context.stop();
  }
}
