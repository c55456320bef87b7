package vn.lienthong.admin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of the running gateway. The command line, the admin API and JMX are three
 * ways to this one door, so they cannot differ.
 *
 * <p>Flows are named as their mapping files are, keys are written as {@link
 * vn.lienthong.record.Key#text()} writes them. Methods that start a run return when it has ended.
 * Whoever decides something is named ({@code by}) and kept in the audit, with the reason where one
 * is asked for.
 *
 * <p>Every method throws an {@link OperationException} for what it will not or cannot do: an
 * unknown flow or record, a refusal with its reason, a flow that is busy, a side that cannot be
 * reached. Values of fields that a mapping calls sensitive leave as {@link #MASKED}.
 */
public interface Operations {
  /** Stands for a sensitive value in every view. */
  String MASKED = "•••";

  StatusView status();

  /**
   * What {@link #apply} would do now. Writes nothing: not to a side, not to the ledger. Of a fed
   * flow, what would be sent and withdrawn; changes that were caught are put in their order for it.
   *
   * @param limit how many records are listed; the counts are always of all
   */
  PlanView plan(String flow, int limit);

  /**
   * Carries out what a plan showed, or what there is to do now if no plan is named. Records that
   * changed since the plan are left out and listed.
   */
  RunView apply(String flow, @Nullable String planId);

  /** Lets a plan go that waits for a person, the guarded records included. */
  RunView approve(String planId, String by, String why);

  /**
   * Reads records again from both sides, whatever was remembered; a fed flow sends them again.
   *
   * @throws OperationException.Invalid if it does not say which, or by a time that means nothing to
   *     a flow that is reconciled
   */
  RunView resync(String flow, Resync which);

  /**
   * The same for one record or for all.
   *
   * @param key this record only; null for all
   */
  default RunView resync(String flow, @Nullable String key, boolean all, boolean dryRun) {
    return resync(flow, new Resync(key == null ? List.of() : List.of(key), null, all, dryRun));
  }

  /** The dead letters, grouped by cause, the largest group first. */
  List<ParkedGroup> parked(@Nullable String flow);

  /** A record that is set aside: why, since when, and both sides' values or, if it is fed, none. */
  RecordView parkedRecord(String flow, String key);

  /**
   * Tries set-aside records again, in key order, from their source as it is now; one that has gone
   * its way meanwhile is refused, so that nothing newer is overwritten.
   *
   * @param key this record only, refused if it has gone since; null for all
   * @param cause only those with this cause's code; null for all
   * @param perSecond how many become due in each second, the later ones after this run; 0 for all
   *     at once
   */
  RunView retry(String flow, @Nullable String key, @Nullable String cause, int perSecond);

  /**
   * The same for these records; those that have gone their way meanwhile are left out.
   *
   * @param keys in any order
   */
  RunView retry(String flow, List<String> keys, int perSecond);

  /** Every parked record of a flow, or of all, without values, for those who must mend them. */
  List<ParkedLine> parkedLines(@Nullable String flow);

  /** Leaves a parked record as it is until it changes at its source. */
  void discard(String flow, String key, String by, String why);

  List<ConflictView> conflicts(@Nullable String flow);

  ConflictView conflict(String flow, String key);

  /**
   * Decides a conflict.
   *
   * @param seenFingerprint the fingerprint of the {@link ConflictView} that the decision is about;
   *     refused if either side has changed since
   */
  RunView resolve(
      String flow, String key, Choice choice, String seenFingerprint, String by, String why);

  /**
   * Puts the newest value that gave way in this field back, on both sides; what they hold now is
   * kept in its turn. Refused unless the record is in step.
   */
  RunView restore(String flow, String key, String field, String by, String why);

  /** One record's story. */
  TraceView trace(String flow, String key);

  /**
   * Which records of a fed flow left for the nation, when, and to whom, from the receipts; also
   * those that were withdrawn.
   */
  SentView sent(String flow, SentView.Question question);

  /** Starts no further run of the flow, or of any if none is named, until {@link #resume}. */
  void pause(@Nullable String flow, String by, String why);

  void resume(@Nullable String flow, String by);

  /**
   * Proves that the nation holds what the province holds. Writes nothing.
   *
   * @param flow this one only; null for all
   */
  Proofs verify(@Nullable String flow);

  /** Catching the changes of the province's tables. */
  CaptureOperations capture();

  /** Holds configuration, routes and mappings against the live schema and the contract. */
  CheckView check();

  /** The last days in figures, today included. */
  HistoryView history(int days);

  /** What people did, the newest first. */
  List<ActView> audit(int limit);

  /** Whether what people did is still all there, in its order and unchanged. */
  ActView.Chain auditVerify();

  /** The ledger as a file in the data folder, taken while flows run. */
  BackupView backup();

  /**
   * Puts a backup's ledger in the place of this one: the service ends its runs at the next safe
   * place, forgets all that it knew, and begins anew. Returns before that, when the backup has been
   * proved whole; what came of it is the newest {@code restore backup} in the audit.
   *
   * @param file in the folder of backups, or anywhere on the service's machine
   */
  BackupView restoreLedger(String file, String by);

  /**
   * Those of the records that are of some units.
   *
   * @param units each names units with all below them; a record's must be within every one of them
   */
  Set<String> among(List<Set<String>> units, String flow, Set<String> keys);

  /**
   * The flow that a plan is of.
   *
   * @throws OperationException.NotFound if no plan of this name waits
   */
  String flowOf(String planId);

  /** Ends the runs in hand at the next safe place and stops the service; returns at once. */
  void stop();

  /** Whose value stands after a conflict. */
  enum Choice {
    PROVINCE,
    NATION
  }
}
