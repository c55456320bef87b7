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
 * @param data an H2 URL; empty for a database in memory
 * @param files the folder of the documents' files; null for a new one that goes with the sandbox
 * @param abilities what it can do
 * @param wording the file that says how it words things; null if it does as the contract
 */
public record Options(
    int port,
    @Nullable Path seeds,
    Path contract,
    Consumer consumer,
    String data,
    @Nullable Path files,
    Abilities abilities,
    @Nullable Path wording) {

  /**
   * Who may ask for a token.
   *
   * @param province whose key it is: the only province whose records may be written with it
   */
  public record Consumer(String key, String secret, String province) {}

  /** Any port, nothing in it, for Lai Châu. */
  public static Options defaults() {
    Path contract = Path.of("mappings", "national-api.openapi.yaml");
    Consumer demo = new Consumer("demo", "demo", "12");
    return new Options(0, null, contract, demo, "", null, Abilities.ALL, null);
  }

  /** The same with these records. */
  public Options withSeeds(Path directory) {
    return new Options(port, directory, contract, consumer, data, files, abilities, wording);
  }

  /** The same on this port. */
  public Options withPort(int number) {
    return new Options(number, seeds, contract, consumer, data, files, abilities, wording);
  }

  /** The same for this key and secret. */
  public Options withConsumer(String key, String secret) {
    return with(new Consumer(key, secret, consumer.province()));
  }

  private Options with(Consumer other) {
    return new Options(port, seeds, contract, other, data, files, abilities, wording);
  }

  /** The same in the words of this file. */
  public Options worded(Path file) {
    return new Options(port, seeds, contract, consumer, data, files, abilities, file);
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
    return new Options(port, seeds, contract, consumer, data, files, others, wording);
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
          new Options(port, seeds, Path.of(value), consumer, data, files, abilities, wording);
      case "--key" -> withConsumer(value, consumer.secret());
      case "--secret-file" ->
          withConsumer(consumer.key(), Files.readString(Path.of(value)).strip());
      case "--province" -> with(new Consumer(consumer.key(), consumer.secret(), value));
      case "--data" ->
          new Options(port, seeds, contract, consumer, value, files, abilities, wording);
      case "--files" ->
          new Options(port, seeds, contract, consumer, data, Path.of(value), abilities, wording);
      case "--without" -> without(value);
      case "--wording" -> worded(Path.of(value));
      default -> throw new IllegalArgumentException("unknown argument: " + name);
    };
  }
}
