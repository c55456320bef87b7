package vn.lienthong.alert;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import vn.lienthong.ledger.Alerts;

/** Alerts by JMX. */
public final class AlertBell extends NotificationBroadcasterSupport
    implements AlertsMXBean, Consumer<News>, AutoCloseable {
  static final String BEGUN = "lienthong.alert.begun";
  static final String OVER = "lienthong.alert.over";

  private final Alerts alerts;
  private final ObjectName name;
  private final AtomicLong number = new AtomicLong();

  /** Is registered until it is closed. */
  public AlertBell(Alerts alerts) {
    super(
        new MBeanNotificationInfo(
            new String[] {BEGUN, OVER}, Notification.class.getName(), "what somebody must know"));
    this.alerts = alerts;
    try {
      name = new ObjectName("vn.lienthong:type=Alerts");
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(this, name);
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not take the alerts", refused);
    }
  }

  @Override
  public List<String> getOpen() {
    return alerts.open().stream().map(alert -> new News(alert).english()).toList();
  }

  @Override
  public void accept(News news) {
    Notification notification =
        new Notification(
            news.over() ? OVER : BEGUN, name, number.incrementAndGet(), news.english());
    notification.setUserData((news.alert().kind() + " " + news.alert().about()).strip());
    sendNotification(notification);
  }

  @Override
  public void close() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not let go the alerts", refused);
    }
  }
}
