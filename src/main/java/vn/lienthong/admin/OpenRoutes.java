package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.stream.Stream;

/** What may be asked without token or session, though only by a name that is known. */
public interface OpenRoutes {
  /** Nothing. */
  OpenRoutes NONE =
      new OpenRoutes() {
        @Override
        public List<String> paths() {
          return List.of();
        }

        @Override
        public void register(RoutesConfig routes) {
          // there is nothing
        }
      };

  /** All of these. */
  static OpenRoutes of(OpenRoutes... parts) {
    return new OpenRoutes() {
      @Override
      public List<String> paths() {
        return Stream.of(parts).flatMap(part -> part.paths().stream()).toList();
      }

      @Override
      public void register(RoutesConfig routes) {
        Stream.of(parts).forEach(part -> part.register(routes));
      }
    };
  }

  /** Just these addresses. */
  List<String> paths();

  void register(RoutesConfig routes);
}
