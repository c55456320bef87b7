package vn.lienthong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.files.camel.FileSteps;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.verify.camel.VerifySteps;

/** The route files as shipped. */
class ShippedRoutesTest {
  @Test
  void haveNoFault() throws Exception {
    Map<String, Class<?>> beans =
        Map.of(
            "run", RunSteps.class,
            "feed", FeedSteps.class,
            "feedThreads", ExecutorService.class,
            "verify", VerifySteps.class,
            "files", FileSteps.class,
            "supervision", Supervision.class,
            "province", DataSource.class,
            "nationalDoor", Class.forName("vn.lienthong.national.camel.NationalDoor"),
            "nationalCalls", Object.class,
            "nationalJson", Object.class);
    Mappings mappings = Mappings.read(Path.of("mappings"));
    assertThat(new RouteCheck(mappings, beans).problems(Path.of("routes"))).isEmpty();
  }
}
