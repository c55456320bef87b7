package vn.lienthong.national.camel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.auth.Credentials;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.national.poor.Tickets;
import vn.lienthong.national.tls.Tls;

/** Gives {@code routes/national-api.camel.yaml} the beans and properties that it names. */
public final class NationalBeans {
  /** About ten times what the largest page of tables has. */
  private static final long MOST_TOKENS = 3_000_000;

  private NationalBeans() {}

  /**
   * To be called before the routes are loaded.
   *
   * @param interpreter between the contract and the endpoint
   * @return by what both ends know each other
   */
  public static Tls bind(
      CamelContext context, NationalSettings settings, Interpreter interpreter, Clock clock) {
    return bind(context, settings, interpreter, Tickets.NONE, clock);
  }

  /**
   * To be called before the routes are loaded.
   *
   * @param interpreter between the contract and the endpoint
   * @param tickets of batches that the endpoint carries out later
   * @return by what both ends know each other
   */
  public static Tls bind(
      CamelContext context,
      NationalSettings settings,
      Interpreter interpreter,
      Tickets tickets,
      Clock clock) {
    ScheduledExecutorService alarm =
        context
            .getExecutorServiceManager()
            .newScheduledThreadPool(NationalBeans.class, "national-deadline", 1);
    Tls tls = Tls.of(settings.transport());
    NationalDoor door =
        new NationalDoor(
            Credentials.of(
                settings.access(), new RouteTokenSource(context.createProducerTemplate()), clock),
            interpreter,
            settings.limits(),
            clock);
    context.getRegistry().bind("nationalDoor", door);
    context
        .getRegistry()
        .bind(
            "nationalPoor",
            new PoorDoor(
                interpreter.dialect(),
                interpreter.identities(),
                tickets,
                context.createProducerTemplate()));
    context.getRegistry().bind("nationalJson", json());
    context.getRegistry().bind("nationalCalls", new BoundedCalls(settings, tls, alarm));
    BoundedHttp secure = new BoundedHttp();
    secure.setSslContextParameters(new TrustedEnds(tls));
    context.addComponent("https", secure);
    context.addComponent("http", new BoundedHttp());
    properties(context, settings);
    return tls;
  }

  /** The beans' names and what each is. */
  public static Map<String, Class<?>> types() {
    return Map.of(
        "nationalDoor", NationalDoor.class,
        "nationalPoor", PoorDoor.class,
        "nationalJson", ObjectMapper.class,
        "nationalCalls", BoundedCalls.class);
  }

  /**
   * Keeps every digit of a number, takes nothing behind the end of a document, and nothing that a
   * few bytes blow up into many values.
   */
  public static ObjectMapper json() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
        .build();
  }

  private static void properties(CamelContext context, NationalSettings settings) {
    PropertiesComponent properties = context.getPropertiesComponent();
    properties.addInitialProperty("national.url", settings.url().toString());
    properties.addInitialProperty(
        "national.tokenUrl", settings.tokenUrl().orElse(settings.url()).toString());
    properties.addInitialProperty("national.connect", millis(settings.limits().connect()));
    properties.addInitialProperty("national.silence", millis(settings.limits().silence()));
    properties.addInitialProperty(
        "national.callsPerSecond", Integer.toString(settings.limits().callsPerSecond()));
    properties.addInitialProperty(
        "national.rest", Long.toString(Math.max(1, settings.limits().rest().toSeconds())));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
