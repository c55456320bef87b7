package vn.lienthong.config;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the folder of gateway.properties, against which the others are resolved
 * @param data what the service itself writes
 * @param documents the files of documents, the province's own and those fetched
 */
public record Folders(Path home, Path data, Path routes, Path mappings, Path documents) {
  /** The contract of the services that the gateway offers. */
  public Path servicesContract() {
    return mappings.resolve("services.openapi.yaml");
  }

  /** The reference contract. */
  public Path contract() {
    return mappings.resolve("national-api.openapi.yaml");
  }
}
