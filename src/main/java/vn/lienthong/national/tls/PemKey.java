package vn.lienthong.national.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import vn.lienthong.national.tls.CertificateFault.Part;

/** Reads a private key in PKCS #8, open or encrypted. */
final class PemKey {
  private static final String EXPECTED = "a private key in PKCS #8 (openssl pkcs8 -topk8)";
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  static PrivateKey read(Pem pem, String password) throws CertificateFault {
    Pem.Block block =
        pem.key().orElseThrow(() -> new CertificateFault(Part.KEY, "no private key", EXPECTED));
    return switch (block.kind()) {
      case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(block.bytes()));
      case "ENCRYPTED PRIVATE KEY" -> key(decrypted(block.bytes(), password));
      default -> throw new CertificateFault(Part.KEY, "\"" + block.kind() + "\"", EXPECTED);
    };
  }

  private static PrivateKey key(KeySpec spec) throws CertificateFault {
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(spec);
      } catch (InvalidKeySpecException another) {
        // the next kind may fit
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException("every JDK has " + kind, missing);
      }
    }
    String found = "a key of an unknown kind";
    throw new CertificateFault(Part.KEY, found, "one of " + String.join(", ", KINDS));
  }

  private static KeySpec decrypted(byte[] bytes, String password) throws CertificateFault {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
      AlgorithmParameters parameters = info.getAlgParameters();
      // of PBES2 only the parameters tell which cipher it is
      String name =
          info.getAlgName().startsWith("PBES2") ? parameters.toString() : info.getAlgName();
      Cipher cipher = Cipher.getInstance(name);
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray());
      cipher.init(
          Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(name).generateSecret(spec), parameters);
      return info.getKeySpec(cipher);
    } catch (IOException broken) {
      throw new CertificateFault(Part.KEY, "a broken key", EXPECTED, broken);
    } catch (GeneralSecurityException wrong) {
      throw Identity.wrongPassword(wrong);
    }
  }
}
