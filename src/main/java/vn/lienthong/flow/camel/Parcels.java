package vn.lienthong.flow.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.province.Query;

/** What goes to the sides with an exchange and what comes back. */
final class Parcels {
  private Parcels() {}

  static void ask(Exchange exchange, Query query) {
    exchange.getMessage().setHeader("CamelSqlQuery", query.text());
    exchange.getMessage().setBody(query.values());
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> rows(Exchange exchange) {
    exchange.getMessage().removeHeader("CamelSqlQuery");
    return exchange.getMessage().getBody(List.class);
  }

  static void call(Exchange exchange, NationalCall call, @Nullable Object body) {
    exchange.getMessage().removeHeaders("*");
    exchange.setProperty(NationalCall.PROPERTY, call);
    exchange.getMessage().setBody(body);
  }

  static JsonNode json(Exchange exchange) {
    return exchange.getMessage().getBody(JsonNode.class);
  }

  /** A loop whose run was closed by a problem within it is asked once more whether it goes on. */
  static boolean open(Exchange exchange) {
    return exchange.getProperty(RunSteps.RUN) != null;
  }
}
