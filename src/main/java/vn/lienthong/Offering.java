package vn.lienthong;

import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.Settings;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Feeding;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.services.ServicesApi;
import vn.lienthong.services.ServicesParts;
import vn.lienthong.services.camel.RouteMinistry;

/**
 * The query services, as far as the settings offer them to anybody.
 *
 * @param undo what is done if they cannot be opened
 */
record Offering(Settings settings, Mappings mappings, Contract national, Runnable undo) {
  /**
   * Null if nobody may ask.
   *
   * @throws PortTaken if another program has the port
   */
  @Nullable ServicesApi open(
      ProvinceDatabases province, CamelContext context, Ledger ledger, Clock clock) {
    if (settings.services().callers() == null) {
      return null;
    }
    try {
      return ServicesApi.start(
          new ServicesParts(
              settings.services(),
              offered(),
              national,
              settings.folders().servicesContract(),
              province,
              new RouteMinistry(context),
              ledger.audit(),
              clock));
    } catch (RuntimeException failed) {
      undo.run();
      throw failed instanceof JavalinBindException ? new PortTaken("services.port") : failed;
    }
  }

  /** Records about persons are shown to nobody before their purpose is stated. */
  private Map<String, Mapping> offered() {
    Map<String, Mapping> offered = new HashMap<>(mappings.byName());
    offered.values().removeIf(this::purposeIsMissing);
    return offered;
  }

  private boolean purposeIsMissing(Mapping mapping) {
    Feeding feed = mapping.feed();
    boolean personal = feed != null && feed.personal();
    return personal && !settings.feeds().purposes().containsKey(mapping.name());
  }
}
