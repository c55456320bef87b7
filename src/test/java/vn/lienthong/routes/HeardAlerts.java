package vn.lienthong.routes;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.ObjectName;

/** Notifications of alerts, as their type and the kind of alert. */
final class HeardAlerts {
  private HeardAlerts() {}

  /** From now on. */
  static void into(List<String> heard) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .addNotificationListener(
            new ObjectName("vn.lienthong:type=Alerts"),
            (news, handback) -> heard.add(news.getType() + " " + kind(news)),
            null,
            null);
  }

  private static String kind(Notification news) {
    return String.valueOf(news.getUserData()).replaceFirst(" .*", "");
  }
}
