package vn.lienthong.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Up to a thousand records, worded; used again and again. */
final class Batch {
  static final int MOST = 1_000;
  static final Batch END = new Batch(0);
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteArrayOutputStream body;
  private final String[] ids = new String[MOST];
  private final boolean[] answered = new boolean[MOST];
  private int size;
  private int missing;
  private long number;
  private String last = "";

  Batch() {
    this(400_000);
  }

  private Batch(int bytes) {
    this.body = new ByteArrayOutputStream(bytes);
  }

  /** Takes the row that the cursor is at and those that follow; whether there are more. */
  boolean fill(ResultSet rows, long newNumber) throws IOException, SQLException {
    number = newNumber;
    size = 0;
    body.reset();
    String source = "1." + number;
    boolean more = true;
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("data");
      while (more && size < MOST) {
        last = rows.getString(1);
        ids[size] = "12:" + last;
        answered[size] = false;
        Household.write(json, rows, ids[size], source);
        size++;
        more = rows.next();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    missing = size;
    return more;
  }

  /** What the receiver says of the record, usually the one that it is the turn of. */
  void answered(int turn, String id, String status) throws IOException {
    int place = turn < size && ids[turn].equals(id) ? turn : placeOf(id);
    if (!status.equals("CREATED") && !status.equals("UPDATED") && !status.equals("UNCHANGED")) {
      throw new IOException(id + " is " + status);
    }
    if (!answered[place]) {
      answered[place] = true;
      missing--;
    }
  }

  private int placeOf(String id) throws IOException {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < size; i++) {
      places.put(ids[i], i);
    }
    Integer place = places.get(id);
    if (place == null) {
      throw new IOException("nobody asked about " + id);
    }
    return place;
  }

  boolean complete() {
    return missing == 0;
  }

  int length() {
    return body.size();
  }

  void writeTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }

  int size() {
    return size;
  }

  long number() {
    return number;
  }

  String last() {
    return last;
  }
}
