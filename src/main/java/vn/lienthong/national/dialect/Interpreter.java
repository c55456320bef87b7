package vn.lienthong.national.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Schema;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;

/**
 * Stands between the contract and one endpoint: questions go out in the endpoint's words, answers
 * come in in the contract's. For many threads. With {@link Dialect#plain()} it hands everything on
 * as it is.
 */
public final class Interpreter {
  private static final JsonFactory JSON = new JsonFactory();
  private final Dialect dialect;
  private final Questions questions;
  private final Answers answers;
  private final Spelled spelled;
  private final Map<String, Vocabulary> vocabularies;
  private final Map<String, List<String>> identities;
  private final Vocabulary unknown;

  private Interpreter(
      Dialect dialect, Map<String, Vocabulary> vocabularies, Map<String, List<String>> identities) {
    this.identities = identities;
    this.dialect = dialect;
    this.questions = new Questions(dialect);
    this.spelled = new Spelled(dialect.spelling());
    this.answers = new Answers(dialect, questions, spelled);
    this.vocabularies = vocabularies;
    this.unknown = Vocabulary.of(dialect.spelling(), null);
  }

  /** For the contract itself. */
  public static Interpreter none() {
    return new Interpreter(Dialect.REFERENCE, Map.of(), Map.of());
  }

  /**
   * @param mappings whose resources are asked for
   */
  public static Interpreter of(Dialect dialect, Iterable<Mapping> mappings, Contract contract) {
    Map<String, Vocabulary> vocabularies = new HashMap<>();
    Map<String, List<String>> identities = new HashMap<>();
    for (Mapping mapping : mappings) {
      Schema schema = contract.schema(mapping.schema()).orElse(null);
      vocabularies.put(mapping.resource(), Vocabulary.of(dialect.spelling(), schema));
      identities.put(mapping.resource(), mapping.identity());
    }
    return new Interpreter(dialect, Map.copyOf(vocabularies), Map.copyOf(identities));
  }

  /** The identity's fields by resource. */
  public Map<String, List<String>> identities() {
    return identities;
  }

  public Dialect dialect() {
    return dialect;
  }

  public NationalCall word(NationalCall call) {
    return dialect.plain() ? call : questions.word(call, words(call));
  }

  /**
   * @param body of a batch, as the contract words it
   */
  public byte[] word(NationalCall call, byte[] body) {
    if (dialect.plain() || call.purpose() != Purpose.BATCH) {
      return body;
    }
    ByteArrayOutputStream worded = new ByteArrayOutputStream(body.length + body.length / 4);
    String wrap = dialect.request().wrap();
    try (JsonParser ours = JSON.createParser(body);
        JsonGenerator theirs = JSON.createGenerator(worded)) {
      while (ours.nextToken() != JsonToken.START_ARRAY) {
        if (ours.currentToken() == null) {
          throw new IllegalArgumentException("no batch: it has no list of records");
        }
      }
      if (wrap != null) {
        theirs.writeStartObject();
        theirs.writeFieldName(wrap);
      }
      spelled.write(ours, theirs, words(call));
      if (wrap != null) {
        theirs.writeEndObject();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return worded.toByteArray();
  }

  /**
   * The answer in the contract's envelope.
   *
   * @param call as it was before it was worded
   * @param body null if there is none, or it is not JSON
   */
  public @Nullable JsonNode hear(NationalCall call, int status, @Nullable JsonNode body) {
    if (dialect.plain()) {
      return body;
    }
    return answers.hear(call, status, body, call.purpose().aboutFiles() ? unknown : words(call));
  }

  private Vocabulary words(NationalCall call) {
    return vocabularies.getOrDefault(Questions.resource(call.path()), unknown);
  }
}
