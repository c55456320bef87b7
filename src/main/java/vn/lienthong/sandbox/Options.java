package vn.lienthong.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is started.
 *
 * @param port 0 for any that is free
 * @param seeds the directory of the records to begin with
 * @param contract the OpenAPI file; looked for upwards from the working directory
 * @param province whose key it is: the only province whose records may be written with it
 * @param data an H2 URL; empty for a database in memory
 * @param files the folder of the documents' files; null for a new one that goes with the sandbox
 * @param abilities what it can do
 */
public record Options(
    int port,
    @Nullable Path seeds,
    Path contract,
    Consumer consumer,
    String province,
    String data,
    @Nullable Path files,
    Abilities abilities) {

  /** Who may ask for a token. */
  public record Consumer(String key, String secret) {}

  /** Any port, nothing in it, for Lai Châu. */
  public static Options defaults() {
    Path contract = Path.of("mappings", "national-api.openapi.yaml");
    return new Options(
        0, null, contract, new Consumer("demo", "demo"), "12", "", null, Abilities.ALL);
  }

  /** The same with these records. */
  public Options withSeeds(Path directory) {
    return new Options(port, directory, contract, consumer, province, data, files, abilities);
  }

  /** The same on this port. */
  public Options withPort(int number) {
    return new Options(number, seeds, contract, consumer, province, data, files, abilities);
  }

  /** The same for this key and secret. */
  public Options withConsumer(String key, String secret) {
    return new Options(
        port, seeds, contract, new Consumer(key, secret), province, data, files, abilities);
  }

  /** The same as the poorest system: a list by page number and one POST for each resource. */
  public Options asPlain() {
    return able(Abilities.PLAIN);
  }

  /**
   * The same without some abilities.
   *
   * @param words as in {@code --without}
   * @throws IllegalArgumentException if one of them is none
   */
  public Options without(String words) {
    return able(new Abilities(abilities.plain(), Ability.of(words)));
  }

  private Options able(Abilities others) {
    return new Options(port, seeds, contract, consumer, province, data, files, others);
  }

  /**
   * The same with one argument of the command line.
   *
   * @throws IllegalArgumentException if there is no such argument
   */
  Options with(String name, String value) throws IOException {
    return switch (name) {
      case "--port" -> withPort(Integer.parseInt(value));
      case "--seed" -> withSeeds(Path.of(value));
      case "--contract" ->
          new Options(port, seeds, Path.of(value), consumer, province, data, files, abilities);
      case "--key" -> withConsumer(value, consumer.secret());
      case "--secret-file" ->
          withConsumer(consumer.key(), Files.readString(Path.of(value)).strip());
      case "--province" ->
          new Options(port, seeds, contract, consumer, value, data, files, abilities);
      case "--data" ->
          new Options(port, seeds, contract, consumer, province, value, files, abilities);
      case "--files" ->
          new Options(port, seeds, contract, consumer, province, data, Path.of(value), abilities);
      case "--without" -> without(value);
      default -> throw new IllegalArgumentException("unknown argument: " + name);
    };
  }
}
