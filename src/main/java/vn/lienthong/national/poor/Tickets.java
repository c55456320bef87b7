package vn.lienthong.national.poor;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The memory of batches that the endpoint took without carrying them out yet. What it keeps
 * outlives the process. For many threads.
 */
public interface Tickets {
  /** For endpoints that answer at once. */
  Tickets NONE =
      new Tickets() {
        @Override
        public List<Ticket> of(String resource, Collection<String> ids) {
          return List.of();
        }

        @Override
        public void keep(String resource, Ticket ticket) {
          throw new IllegalStateException("tickets are not kept");
        }

        @Override
        public void drop(String resource, String name, Collection<String> ids) {}

        @Override
        public String print(byte[] entry) {
          return "";
        }
      };

  /**
   * One batch.
   *
   * @param name what the endpoint calls it
   * @param prints of the entries whose answers were not heard yet, by id
   */
  record Ticket(String name, Map<String, String> prints) {}

  /** Those that are about any of these ids, the oldest first. */
  List<Ticket> of(String resource, Collection<String> ids);

  /** To be called before anybody is told that the endpoint took the batch. */
  void keep(String resource, Ticket ticket);

  /** The answers to these are heard; a ticket without others is forgotten. */
  void drop(String resource, String name, Collection<String> ids);

  /** By which an entry is known again, and by nobody without this gateway's key. */
  String print(byte[] entry);
}
