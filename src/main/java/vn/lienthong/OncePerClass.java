package vn.lienthong;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanInfo;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedInstance;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.api.management.NotificationSenderAware;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.apache.camel.support.management.MixinRequiredModelMBean;
import org.apache.camel.support.management.NotificationSenderAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Describes Camel's statistics to JMX once for all beans of a class. There is a bean for each step
 * of each flow, and to describe each by itself is a third of what a start has to do.
 */
final class OncePerClass extends DefaultManagementMBeanAssembler {
  private final Map<Class<?>, ModelMBeanInfo> described = new ConcurrentHashMap<>();

  OncePerClass(CamelContext context) {
    super(context);
  }

  @Override
  public @Nullable ModelMBean assemble(MBeanServer server, Object bean, ObjectName name)
      throws JMException {
    if (bean instanceof ManagedInstance of && ownDescription(of.getInstance())) {
      return super.assemble(server, bean, name);
    }
    ModelMBeanInfo about = described.get(bean.getClass());
    if (about == null) {
      about = assembler.getMBeanInfo(camelContext, bean, null, name.toString());
      if (about == null) {
        return null;
      }
      described.put(bean.getClass(), about);
    }
    return described(about, bean);
  }

  private static boolean ownDescription(@Nullable Object instance) {
    return instance != null && instance.getClass().isAnnotationPresent(ManagedResource.class);
  }

  private ModelMBean described(ModelMBeanInfo about, Object bean) throws JMException {
    Boolean mask = camelContext.getManagementStrategy().getManagementAgent().getMask();
    var shown = new MixinRequiredModelMBean(about, Boolean.TRUE.equals(mask), null, null);
    try {
      shown.setManagedResource(bean, "ObjectReference");
    } catch (InvalidTargetObjectTypeException impossible) {
      throw new JMException(impossible.getMessage());
    }
    if (bean instanceof NotificationSenderAware sender) {
      sender.setNotificationSender(new NotificationSenderAdapter(shown));
    }
    return shown;
  }
}
