package vn.lienthong.crash;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A gateway that moves files in pieces of 16 KiB instead of a megabyte, so that small files have
 * several of them, and is told of whenever one is written into the province's folder.
 */
final class SmallPieces implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
  private static final int SHIPPED = 1 << 20;
  private static final int SMALL = 1 << 14;

  private int found;

  private SmallPieces() {}

  static void weave(Weaving weaving) {
    SmallPieces pieces = new SmallPieces();
    for (String type : new String[] {"Content", "Archive"}) {
      weaving.weave(
          "vn.lienthong.files." + type,
          new AsmVisitorWrapper.ForDeclaredMethods().method(ElementMatchers.any(), pieces));
    }
    if (pieces.found == 0) {
      throw new IllegalStateException("a piece of a file is not what it was");
    }
    weaving
        .weave("vn.lienthong.files.Download", filing("write"))
        .weave("vn.lienthong.files.DocumentsFolder", filing("keep"));
  }

  private static AsmVisitorWrapper filing(String method) {
    return Weaving.advice(Filing.class, ElementMatchers.named(method));
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription method,
      MethodVisitor into,
      Implementation.Context context,
      TypePool types,
      int writing,
      int reading) {
    return new MethodVisitor(OpenedClassReader.ASM_API, into) {
      @Override
      public void visitLdcInsn(Object value) {
        if (value.equals(SHIPPED)) {
          found++;
          super.visitLdcInsn(SMALL);
        } else if (value.equals((long) SHIPPED)) {
          found++;
          super.visitLdcInsn((long) SMALL);
        } else {
          super.visitLdcInsn(value);
        }
      }
    };
  }

  /** Around what is written into the folder. */
  static final class Filing {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object keeper) {
      Failpoints.filing("before", keeper);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.This Object keeper) {
      Failpoints.filing("after", keeper);
    }
  }
}
