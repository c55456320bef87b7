package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/** The files of documents over HTTP, as the contract's chapter on files says. */
final class FilesApi {
  private static final String RESOURCE = "van-ban";
  private static final String PATH = "/api/v1/van-ban/{id}/tep/{so}";
  private static final long LARGEST = 200L * 1024 * 1024;
  private static final String BINARY = "application/octet-stream";
  private final FileStore store;
  private final Nation nation;
  private final Office office;
  private final Shape shape;
  private final Door door;
  private final Caller caller;
  private final SandboxClock clock;

  FilesApi(
      FileStore store,
      Nation nation,
      Office office,
      Shape shape,
      Door door,
      Caller caller,
      SandboxClock clock) {
    this.store = store;
    this.nation = nation;
    this.office = office;
    this.shape = shape;
    this.door = door;
    this.caller = caller;
    this.clock = clock;
  }

  void open(RoutesConfig routes) {
    routes.put(PATH, ctx -> door.admit(ctx, RESOURCE, "putFile", odd -> put(ctx, caller, odd)));
    routes.head(PATH, ctx -> door.admit(ctx, RESOURCE, "headFile", odd -> head(ctx)));
    routes.get(PATH, ctx -> door.admit(ctx, RESOURCE, "getFile", odd -> get(ctx, odd)));
  }

  /** As the ministry, which needs no token. */
  void openControlRoom(RoutesConfig routes) {
    routes.put("/_sandbox/files/{id}/{so}", ctx -> put(ctx, Caller.MINISTRY, Oddities.NONE));
    routes.get("/_sandbox/files/{id}/{so}", ctx -> get(ctx, Oddities.NONE));
  }

  private void put(Context ctx, Caller who, Oddities odd) throws IOException {
    Ranges.Piece piece = Ranges.content(ctx.header("Content-Range"));
    String sha256 = String.valueOf(ctx.header("X-Content-SHA256"));
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw Refusal.badRequest("X-Content-SHA256 is 64 hex digits");
    }
    if (piece.total() > LARGEST) {
      throw Refusal.tooLarge("more than 200 MB");
    }
    JsonNode document = listed(ctx);
    if (!who.mayTouch(Json.string(document, Shape.OWNER).orElse(null))) {
      throw new Refusal(403, "BAD_REQUEST", "the document belongs to another province");
    }
    String name = name(ctx);
    if (!store.take(name)) {
      ctx.header("Retry-After", "1");
      throw new Refusal(503, "UNAVAILABLE", "another piece of the file is arriving");
    }
    try {
      take(ctx, who, name, piece, sha256, odd);
    } finally {
      store.release(name);
    }
  }

  private void take(
      Context ctx, Caller who, String name, Ranges.Piece piece, String sha256, Oddities odd)
      throws IOException {
    Optional<FileStore.Held> newest = store.newest(name);
    Optional<FileStore.Held> held = newest.filter(h -> h.sha256().equals(sha256));
    if (held.isPresent() && held.get().whole() && held.get().size() == piece.total()) {
      answer(ctx, 200, "OK", piece.total(), true);
      return;
    }
    if (!asTheSenderSawIt(ctx, newest.map(FileStore.Held::sha256))) {
      throw new Refusal(412, "CHANGED", "another file has come meanwhile");
    }
    if (held.isEmpty() || held.get().whole()) {
      store.begin(name);
    }
    long received = held.filter(h -> !h.whole()).map(FileStore.Held::size).orElse(0L);
    if (piece.from() != received) {
      answer(ctx, 409, "WRONG_PLACE", received, false);
      return;
    }
    long most = Math.min(piece.length(), odd.number("breakAfter", Integer.MAX_VALUE));
    long now = received + store.append(name, sha256, ctx.bodyInputStream(), most);
    if (most < piece.length()) {
      Breaks.off(ctx);
    } else if (now < piece.from() + piece.length()) {
      throw Refusal.badRequest("fewer bytes than Content-Range says");
    } else if (now < piece.total()) {
      answer(ctx, 200, "OK", now, false);
    } else {
      complete(ctx, who, name, sha256, odd);
    }
  }

  /** A piece that comes late finds another file there than its sender, and changes nothing. */
  private static boolean asTheSenderSawIt(Context ctx, Optional<String> newest) {
    String match = ctx.header("If-Match");
    boolean none = "*".equals(ctx.header("If-None-Match"));
    return (match == null || newest.filter(sha256 -> match.equals(quoted(sha256))).isPresent())
        && !(none && newest.isPresent());
  }

  private void complete(Context ctx, Caller who, String name, String sha256, Oddities odd)
      throws IOException {
    if (odd.on("wrongSha")) {
      store.begin(name);
    } else if (store.complete(name)) {
      long size = store.whole(name).orElseThrow().size();
      ObjectNode body = Json.object().put("so", number(ctx)).put("kichThuoc", size);
      office.note(shape, ctx.pathParam("id"), who, "FILE", body.put("sha256", sha256));
      answer(ctx, 201, "OK", size, true);
      return;
    }
    throw new Refusal(422, "SAI_MA_BAM", "another SHA-256 than announced");
  }

  private void answer(Context ctx, int status, String code, long received, boolean whole) {
    ObjectNode data = Json.object().put("nhan", received).put("du", whole);
    ObjectNode json = Envelope.ok(data, clock.stamp()).put("code", code);
    Door.send(ctx, status, Json.text(json));
  }

  private void head(Context ctx) {
    listed(ctx);
    Optional<FileStore.Held> held = store.newest(name(ctx));
    ctx.status(200).header("X-Nhan", String.valueOf(held.map(FileStore.Held::size).orElse(0L)));
    held.ifPresent(h -> ctx.header("X-SHA256", h.sha256()));
    held.filter(FileStore.Held::whole).ifPresent(h -> ctx.header("ETag", quoted(h.sha256())));
  }

  private void get(Context ctx, Oddities odd) throws IOException {
    listed(ctx);
    FileStore.Held held =
        store.whole(name(ctx)).orElseThrow(() -> Refusal.notFound("no whole file yet"));
    Ranges.Piece piece = new Ranges.Piece(0, held.size(), held.size());
    String range = ctx.header("Range");
    if (range != null) {
      Optional<Ranges.Piece> wanted = Ranges.wanted(range, held.size());
      if (wanted.isEmpty()) {
        ctx.status(416).header("Content-Range", "bytes */" + held.size());
        return;
      }
      piece = wanted.get();
      ctx.header("Content-Range", piece.header());
    }
    ctx.status(range == null ? 200 : 206).contentType(BINARY);
    ctx.header("ETag", quoted(held.sha256())).header("Accept-Ranges", "bytes");
    ctx.res().setContentLengthLong(piece.length());
    try (InputStream in = Files.newInputStream(held.path())) {
      in.skipNBytes(piece.from());
      copy(ctx, in, piece.length(), odd);
    }
  }

  private static void copy(Context ctx, InputStream in, long length, Oddities odd)
      throws IOException {
    long most = Math.min(length, odd.number("breakAfter", Integer.MAX_VALUE));
    byte[] bytes = new byte[64 * 1024];
    long sent = 0;
    var out = ctx.res().getOutputStream();
    while (sent < most) {
      int read = in.read(bytes, 0, (int) Math.min(bytes.length, most - sent));
      if (read < 0) {
        break;
      }
      if (sent == 0 && odd.on("wrongSha")) {
        bytes[0] ^= 1;
      }
      out.write(bytes, 0, read);
      sent += read;
    }
    out.flush();
    if (most < length) {
      Breaks.off(ctx);
    }
  }

  /** The living document that lists the file. */
  private JsonNode listed(Context ctx) {
    JsonNode document = nation.one(shape, ctx.pathParam("id"), Abilities.ALL).path("data");
    int number = number(ctx);
    for (JsonNode file : document.path("tep")) {
      if (file.path("so").asInt() == number
          && !Stored.ERASED.equals(document.path("trangThai").asText())) {
        return document;
      }
    }
    throw Refusal.notFound("the document has no such file");
  }

  private static int number(Context ctx) {
    String so = ctx.pathParam("so");
    if (!so.matches("[1-9][0-9]{0,3}")) {
      throw Refusal.badRequest("a file's number is 1 to 9999");
    }
    return Integer.parseInt(so);
  }

  private static String name(Context ctx) {
    return ctx.pathParam("id") + "/" + number(ctx);
  }

  private static String quoted(String sha256) {
    return '"' + sha256 + '"';
  }
}
