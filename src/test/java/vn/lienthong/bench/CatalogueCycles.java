package vn.lienthong.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/**
 * Catalogue cycles over administrative units: first contact and idle, seconds and peak heap of the
 * gateway's process. The nation is the sandbox over HTTP, in this process, the province a real
 * PostgreSQL.
 *
 * <p>{@code CatalogueCycles UNITS HEAP IDLES [OPTION...]} prints two lines of JSON; the options are
 * further ones of the gateway's Java. Without idle cycles there is only a proof, of sides that
 * differ in every thousandth record.
 */
public final class CatalogueCycles {
  /** With this and the name of what has just ended the gateway's process says where it is. */
  static final String PHASE = "phase ";

  private CatalogueCycles() {}

  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("lienthong-bench");
    List<String> options = new ArrayList<>(List.of("-Xmx" + args[1]));
    options.addAll(Shipped.options());
    options.addAll(List.of(args).subList(3, args.length));
    run(directory, Integer.parseInt(args[0]), options, Integer.parseInt(args[2]), (p, n) -> {})
        .forEach(System.out::println);
    System.exit(0);
  }

  /**
   * @param options of the gateway's process, such as {@code -Xmx128m}
   * @param idles cycles with nothing to do, of which the median counts; 0: only a proof
   * @param planting what happens on both sides before they are verified
   * @return what the cycles came to, and what the proof found
   */
  static List<JsonNode> run(
      Path directory, int units, List<String> options, int idles, Planting planting)
      throws Exception {
    Path root = Path.of("").toAbsolutePath();
    Units made = new Units(units);
    Path seeds = Files.createDirectories(directory.resolve("seed"));
    if (idles > 0) {
      made.writeSeed(seeds);
    } else {
      made.writeTwins(seeds);
    }
    Options seeded = Options.defaults().withConsumer("bench", "secret").withSeeds(seeds);
    try (Sandbox nation = Sandbox.start(seeded)) {
      Databases.Database province = Databases.postgres();
      made.fillProvince(province, root.resolve("test-fixtures/province/schema.sql"));
      settings(directory, root, province, nation.port());
      return child(directory, options, idles, () -> planting.plant(province, nation));
    }
  }

  private static void settings(Path home, Path root, Databases.Database province, int port)
      throws IOException {
    var secret =
        Files.createFile(
            home.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "secret");
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + province.url(),
            "province.user = " + province.user(),
            "province.password-file = secret",
            "national.url = http://127.0.0.1:" + port + "/api/v1",
            "national.key = bench",
            "national.secret-file = secret",
            "national.calls-per-second = 1000",
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + root.resolve("routes"),
            "mappings.dir = " + root.resolve("mappings")));
  }

  /** Changes both sides behind the gateway's back. */
  interface Planting {
    void plant(Databases.Database province, Sandbox nation) throws Exception;
  }

  private interface Deed {
    void carryOut() throws Exception;
  }

  private static List<JsonNode> child(Path home, List<String> options, int idles, Deed between)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OneFlow.class.getName(), home.toString(), String.valueOf(idles)));
    Process gateway =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<JsonNode> results = new ArrayList<>();
    Shares shares = new Shares();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader said = gateway.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(PHASE)) {
          shares.ended(line.substring(PHASE.length()));
        }
        if (line.startsWith("{")) {
          results.add(results.isEmpty() ? shares.put(json.readTree(line)) : json.readTree(line));
        }
        if (results.size() == 1) {
          between.carryOut();
          gateway.getOutputStream().write('\n');
          gateway.getOutputStream().flush();
        }
      }
    }
    int exit = gateway.waitFor();
    if (exit != 0 || results.size() != 2) {
      throw new IllegalStateException("the gateway ended with " + exit);
    }
    return results;
  }
}
