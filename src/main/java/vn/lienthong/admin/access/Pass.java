package vn.lienthong.admin.access;

import java.time.Instant;

/**
 * What somebody got who has been let in.
 *
 * @param secret to be sent with each call; kept nowhere else
 */
public record Pass(String secret, Actor actor, Instant expires) {
  @Override
  public String toString() {
    return "a pass of " + actor;
  }
}
