package vn.lienthong.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.documents.DocumentFault;
import vn.lienthong.documents.DocumentFile;
import vn.lienthong.documents.DocumentFolder;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.province.FilePaths;
import vn.lienthong.record.Row;
import vn.lienthong.web.Denial;

/**
 * Sends a document's file in pieces of 64 KB. Its last piece is held back until all of it was seen
 * to be what is registered: a file that changes while it is sent never arrives whole.
 */
record FileAnswer(Reading documents, FileRows files, FilePaths paths, DocumentFolder folder) {
  private static final int PIECE = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file that is no longer the one whose first bytes went out: the connection ends there. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What is registered of a file. */
  record Registered(String path, String name, String type, String sha256) {}

  Registered find(String document, String number, Caller caller) {
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw none();
    }
    Row row = documents.one(document, caller).orElseThrow(FileAnswer::none);
    JsonNode file = file(row.value(files.rows()), number).orElseThrow(FileAnswer::none);
    String path = paths.of(row.key()).get(Integer.parseInt(number));
    if (path == null) {
      throw missing();
    }
    String sha256 = file.path("sha256").asText("");
    if (sha256.isEmpty()) {
      throw new Denial(409, "FILE_CHANGED", "no SHA-256 is registered for the file");
    }
    return new Registered(
        path, file.path("ten").asText("tep-" + number), file.path("loai").asText(""), sha256);
  }

  void send(Context call, Registered registered) {
    try (DocumentFile file = folder.open(registered.path(), registered.sha256())) {
      String tag = "\"" + registered.sha256() + "\"";
      String condition = call.header("If-Range");
      boolean partly = condition == null || condition.equals(tag);
      ByteRange range = ByteRange.of(partly ? call.header("Range") : null, file.size());
      headers(call, registered, tag);
      if (!range.whole()) {
        call.status(206);
        call.header(
            "Content-Range", "bytes " + range.from() + "-" + range.to() + "/" + file.size());
      }
      call.res().setContentLengthLong(range.length());
      if (call.method() != HandlerType.HEAD) {
        stream(call, file, range, registered.sha256());
      }
    } catch (DocumentFault fault) {
      throw switch (fault.kind()) {
        case OUTSIDE, LINK, MISSING -> missing();
        case CHANGED -> new Denial(409, "FILE_CHANGED", "not the bytes that are registered");
      };
    }
  }

  /** Not by the listener's own stream, which may pack what has a length already. */
  private static void stream(Context call, DocumentFile file, ByteRange range, String sha256) {
    try {
      copy(file, range, sha256, call.res().getOutputStream());
    } catch (IOException gone) {
      throw new BrokenOff();
    }
  }

  private static void headers(Context call, Registered registered, String tag) {
    boolean plain = registered.type().matches("[a-zA-Z0-9!#$&^_.+-]+/[a-zA-Z0-9!#$&^_.+-]+");
    String name = URLEncoder.encode(registered.name(), StandardCharsets.UTF_8).replace("+", "%20");
    call.contentType(plain ? registered.type() : "application/octet-stream");
    call.header("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    call.header("Accept-Ranges", "bytes");
    call.header("ETag", tag);
  }

  private static void copy(DocumentFile file, ByteRange range, String sha256, OutputStream out)
      throws IOException {
    MessageDigest sha = DocumentFile.digest();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long at = range.from();
    while (at <= range.to()) {
      piece.clear().limit((int) Math.min(PIECE, range.to() - at + 1));
      int read = file.read(piece, at);
      if (read <= 0) {
        throw new BrokenOff();
      }
      at += read;
      sha.update(piece.array(), 0, read);
      if (at > range.to() && !sound(file, range, sha, sha256)) {
        throw new BrokenOff();
      }
      out.write(piece.array(), 0, read);
    }
  }

  private static boolean sound(DocumentFile file, ByteRange range, MessageDigest sha, String sha256)
      throws IOException {
    boolean same =
        !range.whole() || HexFormat.of().formatHex(sha.digest()).equalsIgnoreCase(sha256);
    return same && file.unchanged();
  }

  private static Optional<JsonNode> file(@Nullable String files, String number) {
    try {
      for (JsonNode file : JSON.readTree(files == null ? "[]" : files)) {
        if (file.path("so").asText().equals(number)) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("child rows are JSON");
    }
  }

  private static Denial none() {
    return new Denial(404, "NOT_FOUND", "no such document or file");
  }

  private static Denial missing() {
    return new Denial(409, "FILE_MISSING", "the file is registered, but is not in its folder");
  }
}
