package vn.lienthong.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.CaptureRefused;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.OpenTransaction;
import vn.lienthong.province.capture.Readiness;

/** {@link CaptureOperations} over the province's database. */
public final class CaptureActs implements CaptureOperations {
  private final FlowNames flows;
  private final Function<Mapping, Capture> captures;
  private final Ledger ledger;
  private final Clock clock;

  /**
   * @param captures in the database of each mapping
   */
  public CaptureActs(
      FlowNames flows, Function<Mapping, Capture> captures, Ledger ledger, Clock clock) {
    this.flows = flows;
    this.captures = captures;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<CaptureView> show(@Nullable String flow) {
    return each(flow, mapping -> view(mapping, List.of(), List.of(), false));
  }

  @Override
  public List<CaptureView> install(@Nullable String flow, boolean carryOut, String by) {
    return each(
        flow,
        mapping -> {
          Capture capture = captures.apply(mapping);
          List<String> statements = capture.installation(mapping);
          List<String> grants = capture.grants(mapping);
          if (carryOut) {
            capture.install(mapping);
            audit(by, "capture install", mapping);
          }
          return view(mapping, statements, grants, carryOut);
        });
  }

  @Override
  public List<CaptureView> remove(@Nullable String flow, boolean carryOut, String by) {
    return each(
        flow,
        mapping -> {
          Capture capture = captures.apply(mapping);
          List<String> statements = capture.removal(mapping);
          if (carryOut) {
            capture.remove(mapping);
            audit(by, "capture remove", mapping);
          }
          return view(mapping, statements, List.of(), carryOut);
        });
  }

  private List<CaptureView> each(@Nullable String flow, Function<Mapping, CaptureView> act) {
    List<CaptureView> views = new ArrayList<>();
    try {
      for (String name : flows.named(flow)) {
        Mapping mapping = flows.mapping(name);
        if (flow != null || mapping.fed()) {
          views.add(act.apply(mapping));
        }
      }
    } catch (CaptureRefused refused) {
      throw new OperationException.Refused(String.valueOf(refused.getMessage()));
    } catch (ProvinceSchemaFault fault) {
      throw new OperationException.Refused(String.valueOf(fault.getMessage()));
    } catch (ProvinceUnreachable away) {
      throw new OperationException.Unreachable("province", String.valueOf(away.getMessage()));
    }
    return views;
  }

  private CaptureView view(
      Mapping mapping, List<String> statements, List<String> grants, boolean done) {
    ChangeLog log = captures.apply(mapping).log(mapping);
    Readiness readiness = log.readiness();
    Optional<OpenTransaction> open = readiness.ready() ? log.oldestOpen() : Optional.empty();
    return new CaptureView(
        mapping.name(),
        readiness.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        readiness.causes(),
        readiness.blind(),
        open.map(OpenTransaction::who).orElse(null),
        open.map(OpenTransaction::since).orElse(null),
        statements,
        grants,
        done);
  }

  private void audit(String by, String what, Mapping mapping) {
    ledger
        .audit()
        .append(new Act(by, what, mapping.name(), mapping.table(), null, "done", clock.instant()));
  }
}
