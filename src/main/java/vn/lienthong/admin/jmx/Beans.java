package vn.lienthong.admin.jmx;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Beans in this process's own MBean server. */
final class Beans {
  private Beans() {}

  static ObjectName name(String type) {
    try {
      return new ObjectName("vn.lienthong:type=" + type);
    } catch (JMException badName) {
      throw new IllegalArgumentException("not a name for JMX: " + type, badName);
    }
  }

  /** In place of one that a gateway before has left. */
  static void register(Object bean, ObjectName name) {
    unregister(name);
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not take " + name, refused);
    }
  }

  static void unregister(ObjectName name) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not let go " + name, refused);
    }
  }
}
