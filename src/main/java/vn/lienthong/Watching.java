package vn.lienthong;

import java.util.Map;
import vn.lienthong.admin.FlowStatistics;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.camel.RunSteps;

/** Tells the board and the figures when a run begins and ends. */
record Watching(StatusBoard board, Map<String, FlowStatistics> figures)
    implements RunSteps.Observer {
  @Override
  public void began(String flow) {
    board.began(flow);
  }

  @Override
  public void ended(Report report) {
    board.ended(report.flow());
    FlowStatistics flow = figures.get(report.flow());
    if (flow != null) {
      flow.ended(report);
    }
  }
}
