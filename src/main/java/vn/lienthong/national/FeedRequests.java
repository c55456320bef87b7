package vn.lienthong.national;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Wording;
import vn.lienthong.record.Key;

/**
 * Words one fed flow's calls: straight to bytes, entry by entry, so that any entries that were
 * worded once can be put together to a batch. For many threads.
 */
public final class FeedRequests {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] HEAD = "{\"data\":[".getBytes(UTF_8);
  private static final byte[] TAIL = "]}".getBytes(UTF_8);
  private static final byte[] ID = "{\"id\":\"".getBytes(UTF_8);
  private static final byte[] SOURCE = "\",\"phienBanNguon\":\"".getBytes(UTF_8);
  private static final byte[] RETIRE = "\"thaoTac\":\"NGUNG\"".getBytes(UTF_8);
  private static final byte[] ERASE = "\"thaoTac\":\"XOA\"".getBytes(UTF_8);
  private final NationalIds ids;
  private final NationalRequests requests;
  private final Endpoint endpoint;
  private final Wording sent;

  public FeedRequests(Lenses lenses, NationalIds ids) {
    this(lenses, ids, Endpoint.WHOLE);
  }

  public FeedRequests(Lenses lenses, NationalIds ids, Endpoint endpoint) {
    this.ids = ids;
    this.endpoint = endpoint;
    this.requests = new NationalRequests(lenses, ids, Clock.systemUTC(), endpoint);
    this.sent =
        lenses.wording(
            lenses.mapping().fields().stream()
                .filter(field -> field.authority() != Authority.NATIONAL)
                .map(Field::name)
                .toList());
  }

  /** Whether the nation's records can be read: what it knows already, and what it says of ours. */
  public boolean readable() {
    return requests.readable();
  }

  /** How many records one batch may bring. */
  public int largestBatch() {
    return requests.largestBatch();
  }

  /** A call for a batch that was not sent before, under a key of its own. */
  public NationalCall batch() {
    return requests.batch(UUID.randomUUID().toString());
  }

  /**
   * The records of the mapping's scope that changed at the nation.
   *
   * @param after the last id of the page before; null for the first page
   * @param changedSince a {@link Page#serverTime()}
   */
  public NationalCall verdicts(int size, @Nullable String after, String changedSince) {
    return requests.page(size, after, changedSince);
  }

  /** Whether a record can be looked up by its id, at the cost of one call. */
  public boolean looksUp() {
    return requests.readable() && requests.asksForOne();
  }

  /** Whether a record that was withdrawn is told of, and not just missing. */
  public boolean tellsOfTheWithdrawn() {
    return endpoint.can(Lack.CHANGED_SINCE) && endpoint.can(Lack.WITHDRAWAL);
  }

  /**
   * The record of this id, withdrawn or not.
   *
   * @param id the nation's
   */
  public NationalCall one(String id) {
    return requests.one(id);
  }

  public String id(Key key) {
    return ids.born(key);
  }

  /**
   * A record's fields as members of a JSON object, without the braces: what it says, whoever sends
   * it and when. Verdicts and what is null are left out.
   *
   * @param values canonical
   */
  public byte[] content(Map<String, @Nullable String> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      sent.write(json, values);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] object = bytes.toByteArray();
    return Arrays.copyOfRange(object, 1, object.length - 1);
  }

  /**
   * The entry that brings a record.
   *
   * @param source its {@code phienBanNguon}: fencing number, dot, read number
   */
  public byte[] entry(Key key, String source, byte[] content) {
    // an id may hold whatever a key may; the source is two numbers
    byte[] id = JsonStringEncoder.getInstance().quoteAsUTF8(id(key));
    byte[] version = source.getBytes(US_ASCII);
    int members = ID.length + id.length + SOURCE.length + version.length;
    byte[] entry = new byte[members + content.length + (content.length == 0 ? 2 : 3)];
    ByteBuffer bytes = ByteBuffer.wrap(entry);
    bytes.put(ID).put(id).put(SOURCE).put(version).put((byte) '"');
    if (content.length > 0) {
      bytes.put((byte) ',').put(content);
    }
    bytes.put((byte) '}');
    return entry;
  }

  /** The entry that withdraws a record: the nation keeps its content, or drops it too. */
  public byte[] withdrawal(Key key, String source, boolean erase) {
    return entry(key, source, erase ? ERASE : RETIRE);
  }

  /** The body of a batch of these entries. */
  public static byte[] body(Collection<byte[]> entries) {
    int size = entries.stream().mapToInt(entry -> entry.length + 1).sum();
    ByteArrayOutputStream body = new ByteArrayOutputStream(size + HEAD.length + TAIL.length);
    body.writeBytes(HEAD);
    boolean first = true;
    for (byte[] entry : entries) {
      if (!first) {
        body.write(',');
      }
      first = false;
      body.writeBytes(entry);
    }
    body.writeBytes(TAIL);
    return body.toByteArray();
  }
}
