package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.national.tls.Tls;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.camel.TupleRows;

/** The route files, and the beans they name. */
final class Routes implements AutoCloseable {
  private static final int FEED_THREADS = 10;
  private static final int LOOK = 30;
  private final Settings settings;
  private final Tls tls;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final ClockWatch watch;

  /** What the routes call. */
  record Beans(RunSteps run, FeedSteps feed, Supervision supervision) {}

  Routes(Settings settings, Beans beans, Flows flows, Clock clock) {
    this.settings = settings;
    this.watch = new ClockWatch(clock, System::nanoTime, () -> Schedules.anew(context));
    context.getCamelContextExtension().setName("lienthong");
    context.getCamelContextExtension().setManagementMBeanAssembler(new OncePerClass(context));
    context.getPropertiesComponent().addInitialProperty("cycle", settings.pace().cycle());
    context.getRegistry().bind("run", beans.run());
    context.getRegistry().bind("feed", beans.feed());
    context.getRegistry().bind("feedThreads", feedThreads());
    context.getRegistry().bind("supervision", beans.supervision());
    tls =
        NationalBeans.bind(
            context, settings.national(), flows.interpreter(), flows.tickets(), clock);
  }

  /** By what the nation and we know each other. */
  Tls tls() {
    return tls;
  }

  /**
   * What camel-sql asks: {@code #province} is the usual database, {@code #province-FLOW} the one in
   * which that flow's table is, {@code #rows-FLOW} how the rows of its answers are read.
   */
  void province(ProvinceDatabases databases, Collection<Mapping> mappings) {
    bind("province", databases.usual().dataSource());
    mappings.forEach(
        mapping -> {
          bind("province-" + mapping.name(), databases.of(mapping).dataSource());
          bind("rows-" + mapping.name(), new TupleRows(Lenses.of(mapping).rows()));
        });
  }

  /** A bean that routes name; before they are started. */
  void bind(String name, Object bean) {
    context.getRegistry().bind(name, bean);
  }

  /** One for each batch that a feed may have under way, and one that reads the next. */
  private ExecutorService feedThreads() {
    return context
        .getExecutorServiceManager()
        .newThreadPool(this, "feed", FEED_THREADS, FEED_THREADS);
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
      // before the routes are made, or Camel would look at each bean's methods anew for each step
      context.getComponent("bean").start();
      PluginHelper.getRoutesLoader(context).loadRoutes(resources());
      context.setAutoStartup(true);
      if (!schedules) {
        scheduled().forEach(route -> route.setAutoStartup("false"));
      }
      context.start();
      var unused =
          context
              .getExecutorServiceManager()
              .newSingleThreadScheduledExecutor(this, "clock")
              .scheduleWithFixedDelay(watch, LOOK, LOOK, TimeUnit.SECONDS);
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
