package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.province.ProvinceDatabase;

/** The route files, and the beans they name. */
final class Routes implements AutoCloseable {
  private final Settings settings;
  private final DefaultCamelContext context = new DefaultCamelContext();

  Routes(
      Settings settings,
      ProvinceDatabase database,
      RunSteps run,
      Supervision supervision,
      Clock clock) {
    this.settings = settings;
    context.getCamelContextExtension().setName("lienthong");
    context.getPropertiesComponent().addInitialProperty("cycle", settings.pace().cycle());
    context.getRegistry().bind("province", database.dataSource());
    context.getRegistry().bind("run", run);
    context.getRegistry().bind("supervision", supervision);
    NationalBeans.bind(context, settings.national(), clock);
  }

  /** A bean that routes name; before they are started. */
  void bind(String name, Object bean) {
    context.getRegistry().bind(name, bean);
  }

  CamelContext context() {
    return context;
  }

  /**
   * @param schedules false: only what people ask for is run
   */
  void start(boolean schedules) {
    try {
      context.getShutdownStrategy().setTimeout(8);
      PluginHelper.getRoutesLoader(context).loadRoutes(resources());
      context.setAutoStartup(true);
      if (!schedules) {
        scheduled().forEach(route -> route.setAutoStartup("false"));
      }
      context.start();
    } catch (RuntimeException broken) {
      throw broken;
    } catch (Exception broken) {
      throw new IllegalStateException("the routes would not start", broken);
    }
  }

  /** From now on flows run by themselves. */
  void startSchedules() {
    try {
      for (RouteDefinition route : scheduled()) {
        context.getRouteController().startRoute(route.getId());
      }
    } catch (Exception broken) {
      throw new IllegalStateException("the schedules would not start", broken);
    }
  }

  private List<RouteDefinition> scheduled() {
    return context.getRouteDefinitions().stream()
        .filter(route -> route.getInput().getEndpointUri().startsWith("quartz:"))
        .toList();
  }

  private List<Resource> resources() {
    try (Stream<Path> files = Files.list(settings.folders().routes())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".camel.yaml"))
          .sorted()
          .map(file -> ResourceHelper.resolveResource(context, "file:" + file.toAbsolutePath()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
