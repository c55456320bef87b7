package vn.lienthong.files.camel;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.FilesReport;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.record.Key;

/**
 * Runs a flow for a person, and then moves the files of its documents, as the schedule does by
 * itself.
 */
public final class FilesAfter implements FlowRunner {
  private final FlowRunner records;
  private final Set<String> flows;
  private final ProducerTemplate template;

  /**
   * @param flows those whose documents have files
   */
  public FilesAfter(FlowRunner records, Set<String> flows, CamelContext context) {
    this.records = records;
    this.flows = flows;
    this.template = context.createProducerTemplate();
  }

  @Override
  public Report run(String flow, RunRequest request) {
    Report report = records.run(flow, request);
    if (!request.dry() && flows.contains(flow)) {
      if (request.only() == null) {
        files(flow, request, null);
      } else {
        request.only().forEach(key -> files(flow, request, key));
      }
    }
    return report;
  }

  /** What it came to; null if no run was opened. */
  @Nullable FilesReport files(String flow, RunRequest request, @Nullable Key only) {
    Object answer =
        template
            .request(
                "direct:" + flow + FileSteps.ROUTE,
                exchange -> {
                  exchange.setProperty(FileSteps.TRIGGER, request.trigger());
                  exchange.setProperty(FileSteps.ONLY, only);
                })
            .getMessage()
            .getBody();
    return answer instanceof FilesReport report ? report : null;
  }
}
