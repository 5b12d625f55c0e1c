package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Certificates (RFC 5280) of this machine for an hour: an authority's and one that it signs, so
 * that the code is warm that looks for a path between the two. The JDK has nothing public that
 * makes certificates.
 */
final class PrimingCertificate {
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int TEXT = 0x0c;
  private static final int TIME = 0x17;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;
  private static final byte[] SHA256_WITH_RSA = hex("300d06092a864886f70d01010b0500");
  private static final byte[] COMMON_NAME = hex("0603550403");

  /** Basic constraints, critical: an authority. */
  private static final byte[] AUTHORITY = hex("300f0603551d130101ff040530030101ff");

  /** Alternative names: the address 127.0.0.1. */
  private static final byte[] LOOPBACK = hex("300f0603551d110408300687047f000001");

  private static final DateTimeFormatter TO_SECONDS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private PrimingCertificate() {}

  /** The certificate of the server, and that of the authority behind it. */
  static X509Certificate[] chain(PublicKey key, PrivateKey signer, Instant now)
      throws GeneralSecurityException {
    byte[] server = certificate("priming", "1", LOOPBACK, key, signer, now);
    byte[] authority = certificate("authority of a priming", "2", AUTHORITY, key, signer, now);
    return new X509Certificate[] {read(server), read(authority)};
  }

  private static byte[] certificate(
      String name, String number, byte[] extension, PublicKey key, PrivateKey signer, Instant now)
      throws GeneralSecurityException {
    byte[] toSign =
        der(
            SEQUENCE,
            der(VERSION, der(INTEGER, new byte[] {2})),
            der(INTEGER, number.getBytes(US_ASCII)),
            SHA256_WITH_RSA,
            name("authority of a priming"),
            der(
                SEQUENCE,
                time(now.minus(Duration.ofHours(1))),
                time(now.plus(Duration.ofHours(1)))),
            name(name),
            key.getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, extension)));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(signer);
    signature.update(toSign);
    return der(SEQUENCE, toSign, SHA256_WITH_RSA, der(BIT_STRING, new byte[1], signature.sign()));
  }

  private static byte[] name(String text) {
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(TEXT, text.getBytes(UTF_8)))));
  }

  private static byte[] time(Instant instant) {
    return der(TIME, TO_SECONDS.format(instant).getBytes(US_ASCII));
  }

  private static X509Certificate read(byte[] certificate) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  /** A value in the Distinguished Encoding Rules (X.690): its tag, its length, its parts. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    int length = content.size();
    if (length >= 0x100) {
      value.write(0x82);
      value.write(length >> Byte.SIZE);
    } else if (length >= 0x80) {
      value.write(0x81);
    }
    value.write(length);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
