package vn.lienthong.services;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import vn.lienthong.mapping.KeptFile;

/** Registers {@link ServicesMXBean} as {@code vn.lienthong:type=Services}. */
record ServicesStatistics(Witness witness, KeptFile<Callers> callers) implements ServicesMXBean {
  private static final String NAME = "vn.lienthong:type=Services";

  @Override
  public Map<String, Long> getAnswers() {
    return witness.counts();
  }

  @Override
  public String getCallersFault() {
    return callers.fault();
  }

  void register() {
    unregister();
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not take the services", refused);
    }
  }

  static void unregister() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      if (server.isRegistered(new ObjectName(NAME))) {
        server.unregisterMBean(new ObjectName(NAME));
      }
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not let go the services", refused);
    }
  }
}
