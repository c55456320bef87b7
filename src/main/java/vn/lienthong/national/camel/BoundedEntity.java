package vn.lienthong.national.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import vn.lienthong.national.AnswerTooLong;
import vn.lienthong.national.CallTooLong;

/** An answer's body that ends with an exception when it is too long or comes too slowly. */
final class BoundedEntity extends HttpEntityWrapper {
  private final long most;
  private final Future<?> bell;
  private final BooleanSupplier late;

  /**
   * @param most bytes of it
   * @param bell rings when the call's time is over; stopped when the body is read or closed
   * @param late whether it rang
   */
  BoundedEntity(HttpEntity body, long most, Future<?> bell, BooleanSupplier late) {
    super(body);
    this.most = most;
    this.bell = bell;
    this.late = late;
  }

  @Override
  public InputStream getContent() throws IOException {
    return new Body(super.getContent());
  }

  @Override
  public void close() throws IOException {
    bell.cancel(false);
    super.close();
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
        count += Math.max(read, 0);
        if (count > most) {
          throw new AnswerTooLong();
        }
        return read;
      } catch (IOException failure) {
        throw late.getAsBoolean() ? new CallTooLong() : failure;
      }
    }

    @Override
    public void close() throws IOException {
      bell.cancel(false);
      super.close();
    }
  }
}
