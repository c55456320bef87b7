package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, and why.
 *
 * @param id names exactly these decisions; null if there is nothing to do
 * @param at when both sides were read
 * @param firstContact nothing was ever agreed on, so a person approves whatever the mode
 * @param guards the guards it trips, such as {@code retire 12 > 5}; empty if it may go by itself
 * @param counts of all records, listed or not
 * @param skips of a fed flow: how many records would be skipped, by the reason; null of others
 * @param total how many records would be written or set aside; records lists the first of them
 */
public record PlanView(
    @Nullable String id,
    String flow,
    Instant at,
    boolean firstContact,
    List<String> guards,
    @JsonUnwrapped Counts counts,
    long total,
    List<Change> records,
    @Nullable Map<String, Integer> skips) {
  /** Of a reconciled flow. */
  public PlanView(
      @Nullable String id,
      String flow,
      Instant at,
      boolean firstContact,
      List<String> guards,
      Counts counts,
      long total,
      List<Change> records) {
    this(id, flow, at, firstContact, guards, counts, total, records, null);
  }

  /** The same figures with only these of the records. */
  PlanView listing(List<Change> some) {
    return new PlanView(id, flow, at, firstContact, guards, counts, total, some, skips);
  }

  /**
   * @param action {@code create}, {@code update}, {@code retire}, {@code remove}, {@code adopt},
   *     {@code wait}, {@code park}, {@code conflict}; of a fed flow {@code send}, {@code withdraw}
   * @param why in a few words, for the record as a whole
   * @param guarded kept back for {@code approve}
   */
  public record Change(
      String key, String action, @Nullable String why, boolean guarded, List<FieldChange> fields) {}

  /**
   * @param province the province's value now
   * @param nation the nation's value now
   * @param to the side that would be written, {@code province} or {@code national}; null if none
   * @param why which rule decided: {@code changed-there}, {@code authority}, {@code both-changed} …
   */
  public record FieldChange(
      String field,
      @Nullable String province,
      @Nullable String nation,
      @Nullable String to,
      @Nullable String why) {}
}
