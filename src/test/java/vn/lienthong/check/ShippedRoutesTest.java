package vn.lienthong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.lienthong.alert.Alarms;
import vn.lienthong.feed.camel.FeedSteps;
import vn.lienthong.files.camel.FileSteps;
import vn.lienthong.flow.Supervision;
import vn.lienthong.flow.camel.RunSteps;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.province.camel.TupleRows;
import vn.lienthong.verify.camel.VerifySteps;

/** The route files as shipped. */
class ShippedRoutesTest {
  @Test
  void haveNoFault() {
    Map<String, Class<?>> beans = new HashMap<>(NationalBeans.types());
    beans.put("run", RunSteps.class);
    beans.put("feed", FeedSteps.class);
    beans.put("feedThreads", ExecutorService.class);
    beans.put("verify", VerifySteps.class);
    beans.put("files", FileSteps.class);
    beans.put("supervision", Supervision.class);
    beans.put("alarms", Alarms.class);
    beans.put("province", DataSource.class);
    beans.put("rows", TupleRows.class);
    Mappings mappings = Mappings.read(Path.of("mappings"));
    assertThat(new RouteCheck(mappings, beans).problems(Path.of("routes"))).isEmpty();
  }
}
