package vn.lienthong.national.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.Lack;

/**
 * How one endpoint words what the reference contract says: a file of {@code mappings/dialects}.
 *
 * @param name the file's, without {@code .yaml}
 * @param answer where in an answer what stands
 * @param request how questions are put
 * @param spelling of names and values in records
 * @param tickets how it says that it will carry a batch out later; null if it never does
 * @param paths below the API's base by the contract's path, where they differ
 * @param without what the endpoint cannot do
 */
public record Dialect(
    String name,
    AnswerForm answer,
    RequestForm request,
    Spelling spelling,
    @Nullable TicketForm tickets,
    Map<String, String> paths,
    Set<Lack> without) {
  /** The contract itself: nothing is reworded. */
  public static final Dialect REFERENCE =
      new Dialect(
          "default",
          AnswerForm.REFERENCE,
          RequestForm.REFERENCE,
          Spelling.REFERENCE,
          null,
          Map.of(),
          Set.of());

  /** Whether questions and answers go through untouched. */
  public boolean plain() {
    return answer.equals(AnswerForm.REFERENCE)
        && request.equals(RequestForm.REFERENCE)
        && spelling.equals(Spelling.REFERENCE)
        && tickets == null
        && paths.isEmpty();
  }

  public boolean can(Lack what) {
    return !without.contains(what);
  }

  /** Whether some of the contract's questions take more than one of the endpoint's. */
  public boolean poor() {
    return !without.isEmpty() || spelling.absentClears() || tickets != null;
  }

  /** What engines have to know of the endpoint; the rest is made up for here. */
  public Endpoint endpoint() {
    return new Endpoint(without, request.largestBatch());
  }

  /**
   * Where in an answer what stands. A path has names with dots between; {@code .} is the whole.
   *
   * @param data the records, or the record
   * @param successAt what says whether the question was answered; null: the HTTP status does
   * @param success what stands there then
   * @param codeAt the failure's code; null if there is none
   * @param noDataCodes of which codes it is that there is no such record, or none at all
   * @param noDataStatuses that mean the same, where the answer does not say success
   * @param tokenEnded codes after which another token may help
   * @param retry codes after which the same may pass later
   * @param refused codes of what will never pass
   * @param total how many records there are; null if it is not told
   * @param serverTime null if it is not told
   */
  public record AnswerForm(
      String data,
      @Nullable String successAt,
      Set<String> success,
      @Nullable String codeAt,
      Set<String> noDataCodes,
      Set<Integer> noDataStatuses,
      Set<String> tokenEnded,
      Set<String> retry,
      Set<String> refused,
      @Nullable String total,
      @Nullable String serverTime) {
    static final AnswerForm REFERENCE =
        new AnswerForm(
            "data",
            "code",
            Set.of("OK"),
            "code",
            Set.of("NOT_FOUND"),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            "page.totalRecords",
            "serverTime");
  }

  /**
   * How questions are put.
   *
   * @param byNumber pages are asked for by number, not by the last id
   * @param firstPage the number of the first
   * @param parameters the endpoint's names of the contract's query parameters, where they differ
   * @param largestPage more records are not asked for at once
   * @param largestBatch more records are not sent at once
   * @param batchPath below the resource, such as {@code /batch}; empty: the resource itself
   * @param wrap the member that holds a batch's records; null: the records are the body
   */
  public record RequestForm(
      boolean byNumber,
      int firstPage,
      Map<String, String> parameters,
      int largestPage,
      int largestBatch,
      String batchPath,
      @Nullable String wrap) {
    static final RequestForm REFERENCE =
        new RequestForm(false, 1, Map.of(), 1000, Endpoint.WHOLE.largestBatch(), "/batch", "data");
  }

  /**
   * How batches are answered that are carried out later.
   *
   * @param at the ticket's place in the answer
   * @param codes that say that it is not carried out yet
   * @param statuses that say so too
   * @param ask below the resource, with {@code {ve}} for the ticket
   */
  public record TicketForm(String at, Set<String> codes, Set<Integer> statuses, String ask) {
    static final String ASK = "/batch/{ve}";
  }

  /** How the endpoint writes the contract's camelCase names. */
  public enum Case {
    CAMEL,
    PASCAL,
    SNAKE
  }

  /**
   * How names and values of records are written.
   *
   * @param names the endpoint's, where they do not follow from the case
   * @param date a pattern of {@code yyyy}, {@code MM}, {@code dd}
   * @param booleans the texts of true and false; empty: JSON's own
   * @param nulls whether null is written, or the member left out
   * @param absentClears whether a write empties what it leaves out
   */
  public record Spelling(
      Case letters,
      Map<String, String> names,
      String date,
      List<String> booleans,
      boolean nulls,
      boolean absentClears) {
    static final String ISO = "yyyy-MM-dd";
    static final Spelling REFERENCE =
        new Spelling(Case.CAMEL, Map.of(), ISO, List.of(), true, false);
  }
}
