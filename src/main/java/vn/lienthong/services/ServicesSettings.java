package vn.lienthong.services;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where the services listen.
 *
 * @param callers the file of those who may ask; null: nobody may, and nothing listens
 * @param address to listen on; TLS is the business of a proxy before it
 * @param port 0 for any free one
 * @param documents the folder below which documents' files are; null if none are served
 * @param timeout of one question to the province or the ministry
 */
public record ServicesSettings(
    @Nullable Path callers, String address, int port, @Nullable Path documents, Duration timeout) {
  public static final ServicesSettings OFF =
      new ServicesSettings(null, "127.0.0.1", 0, null, Duration.ofSeconds(30));
}
