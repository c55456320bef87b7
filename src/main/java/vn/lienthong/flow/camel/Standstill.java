package vn.lienthong.flow.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A flow that is held is told of when it begins and when it ends, not with every run between. */
final class Standstill {
  private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);
  private final Map<String, String> causes = new ConcurrentHashMap<>();

  void held(String flow, String cause) {
    if (!cause.equals(causes.put(flow, cause))) {
      LOG.warn("flow {}: held: {}", flow, cause);
    }
  }

  void ended(String flow) {
    if (causes.remove(flow) != null) {
      LOG.info("flow {}: goes on", flow);
    }
  }
}
