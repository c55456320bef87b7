package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import java.util.List;

/** What may be asked without the token, though only on this machine and by its own name. */
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

  /** Just these addresses. */
  List<String> paths();

  void register(RoutesConfig routes);
}
