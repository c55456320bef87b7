package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.Operations;
import vn.lienthong.ledger.Act;

/** A {@link Town} for those who come by its page. */
public final class ShownTown implements AutoCloseable {
  private final Town town;

  /**
   * Lai Châu, whose religions are asked about before anything is written.
   *
   * @param accounts the file of those who may log in; null if there are none
   */
  public ShownTown(@Nullable Path accounts) {
    Site site =
        Site.laiChau(Site.On.H2)
            .with("purpose.phieu-ho", "thử, dữ liệu giả lập")
            .mapping("ton-giao", "mode: auto", "mode: ask");
    town = Town.at(accounts == null ? site : site.with("admin.accounts", accounts.toString()));
  }

  /** These flows once, what waits being approved. */
  public void approved(String... flows) {
    List.of(flows).forEach(town::approvedRun);
  }

  /** All flows once, what waits being approved. */
  public void approvedCycle() {
    town.approvedCycle();
  }

  public void tick(String flow) {
    town.tick(flow);
  }

  /** Looks for what somebody must know, as the schedule does. */
  public void look() {
    town.look();
  }

  /** So much later. */
  public Instant later(Duration time) {
    town.clock.advance(time);
    return town.clock.instant();
  }

  /** The ministry edits a record, written as JSON with single quotes. */
  public void ministry(String resource, String record) {
    town.ministry(resource, record);
  }

  /** The nation's desk answers so, or again as it should ({@code []}). */
  public void faults(String spec) {
    town.faults(spec);
  }

  public int sql(String text) {
    return town.sql(text);
  }

  /** The nation's record. */
  public JsonNode record(String resource, Map<String, String> identity) {
    return town.record(resource, identity);
  }

  public List<String> flows() {
    return town.gateway().flows();
  }

  public Operations people() {
    return town.people();
  }

  /** What people have done, the newest first. */
  public List<Act> acts() {
    return town.gateway().ledger().audit().list(50);
  }

  /** Without a login. */
  public String home() {
    return "http://127.0.0.1:" + town.gateway().admin().port() + "/";
  }

  /** With one that works once. */
  public String address(String person) {
    return town.gateway().admin().page(person);
  }

  @Override
  public void close() {
    town.close();
  }
}
