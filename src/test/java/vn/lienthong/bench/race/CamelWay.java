package vn.lienthong.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/**
 * How Camel's own pages would send a table, without a line of ours in between but the check of the
 * answer: {@code race.mode} is {@code record} (sql, split, marshal, http) or {@code batch} (split,
 * aggregated to a thousand). It keeps no books: after a crash it begins anew.
 */
public final class CamelWay extends RouteBuilder {
  private static final String MODE = System.getProperty("race.mode", "batch");

  private final AtomicLong sent = new AtomicLong();

  private CamelWay() {}

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Course.URL);
    config.setUsername(Course.USER);
    config.setAutoCommit(false);
    CamelWay way = new CamelWay();
    try (HikariDataSource database = new HikariDataSource(config);
        DefaultCamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind("province", database);
      context.addRoutes(way);
      context.start();
      var template = context.createProducerTemplate();
      Course.run(
          (resource, table) -> {
            way.sent.set(0);
            Exchange done = template.send("direct:" + resource, exchange -> {});
            if (done.getException() != null) {
              throw done.getException();
            }
            return way.awaited(Course.records(table));
          });
    }
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    route("ho-am", "ho_am");
    route("ho", "ho");
  }

  private void route(String resource, String table) {
    var rows =
        from("direct:" + resource)
            .to(
                "sql:"
                    + Json.select(table)
                    + "?dataSource=#province&outputType=StreamList&fetchSize=1000");
    switch (MODE) {
      case "record" ->
          rows.split(body())
              .streaming()
              .stopOnException()
              .transform(body().convertTo(Map.class))
              .process(exchange -> put(exchange, List.of(exchange.getMessage().getBody(Map.class))))
              .to("direct:post-" + resource)
              .end();
      case "batch" ->
          rows.split(body())
              .streaming()
              .stopOnException()
              .aggregate(constant(true), new GroupedBodyAggregationStrategy())
              .completionSize(1_000)
              .completion(exchangeProperty(Exchange.SPLIT_COMPLETE).isEqualTo(true))
              .process(exchange -> put(exchange, rows(exchange)))
              .to("direct:post-" + resource)
              .end()
              .end();
      default -> throw new IllegalStateException(MODE);
    }
    from("direct:post-" + resource)
        .marshal(new JacksonDataFormat(Json.MAPPER, Map.class))
        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
        .setHeader("Authorization", constant("Bearer race"))
        .to(Course.batches(resource))
        .process(this::accept);
  }

  /** Camel carries on what it has put together after the rows have been read. */
  private long awaited(long records) throws InterruptedException {
    while (sent.get() < records) {
      Thread.sleep(1);
    }
    return sent.get();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Exchange exchange) {
    return exchange.getMessage().getBody(List.class);
  }

  private static void put(Exchange exchange, List<Map<String, Object>> rows) {
    exchange.setProperty("sent", rows);
    exchange.getMessage().setBody(Map.of("data", rows));
  }

  @SuppressWarnings("unchecked")
  private void accept(Exchange exchange) throws Exception {
    List<Map<String, Object>> rows = exchange.getProperty("sent", List.class);
    try (InputStream answer = exchange.getMessage().getBody(InputStream.class)) {
      Json.accept(rows, Json.MAPPER.readValue(answer, JsonNode.class));
    }
    sent.addAndGet(rows.size());
  }
}
