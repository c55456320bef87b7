package vn.lienthong.national.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import vn.lienthong.national.AnswerTooLong;
import vn.lienthong.national.CallTooLong;

/**
 * An answer's body that ends with an exception when it is too long or comes too slowly. What is
 * left of it when it is closed is not waited for: its connection ends.
 */
final class BoundedEntity extends HttpEntityWrapper {
  private final long most;
  private final Bell bell;
  private boolean whole;

  /**
   * @param most bytes of it
   * @param bell rings when the call's time is over; stopped when the body is read or closed
   */
  BoundedEntity(HttpEntity body, long most, Bell bell) {
    super(body);
    this.most = most;
    this.bell = bell;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new Body(super.getContent());
  }

  @Override
  public void close() throws IOException {
    leave();
    super.close();
  }

  /** HttpClient would read on to the end, however far that is, to use the connection again. */
  private void leave() {
    if (whole) {
      bell.stop();
    } else {
      bell.end();
    }
  }

  private final class Body extends FilterInputStream {
    private long count;

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int read = super.read(bytes, from, length);
        whole = read < 0;
        count += Math.max(read, 0);
        if (count > most) {
          throw new AnswerTooLong();
        }
        return read;
      } catch (IOException failure) {
        throw bell.rang() ? new CallTooLong() : failure;
      }
    }

    @Override
    public void close() throws IOException {
      leave();
      super.close();
    }
  }
}
