package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.lienthong.admin.Operations;
import vn.lienthong.ledger.Act;

/** A {@link Town} for those who come by its page. */
public final class ShownTown implements AutoCloseable {
  private final Town town;

  /**
   * Lai Châu, whose religions are asked about before anything is written.
   *
   * @param accounts the file of those who may log in
   */
  public ShownTown(Path accounts) {
    town =
        Town.at(
            Site.laiChau(Site.On.H2)
                .with("admin.accounts", accounts.toString())
                .mapping("ton-giao", "mode: auto", "mode: ask"));
  }

  /** All flows once, what waits being approved. */
  public void approvedCycle() {
    town.approvedCycle();
  }

  public void tick(String flow) {
    town.tick(flow);
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
