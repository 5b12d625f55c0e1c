package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.accounts.lambda.settings.Settings.Storage;
import dev.accounts.lambda.storage.ChaChaSockets;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.SingleCertValidatingFactory;

/**
 * One connection of a priming, as "Frontend/Backend Protocol" in PostgreSQL's documentation has it:
 * TLS, sign-in with SCRAM, then statements with parameters, each of which gets the same rows.
 */
final class PrimingSession {
  private static final String PASSWORD = "priming";
  private static final int TEXT = 25;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SASL_FINAL = 12;
  private static final int OK = 0;
  private static final char REFUSAL = '!';
  private static final byte[] NOTHING = {};
  private static final String NOT_ALLOWED = "42501";
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "server_version", "17.0",
          "client_encoding", "UTF8",
          "DateStyle", "ISO, MDY",
          "TimeZone", "UTC",
          "integer_datetimes", "on",
          "standard_conforming_strings", "on");

  private final DataInputStream in;
  private final DataOutputStream out;

  private final PrimingRows rows;
  private final Map<String, String> statements = new HashMap<>();
  private String statement = "";

  private PrimingSession(Socket client, PrimingRows rows) throws IOException {
    this.rows = rows;
    this.in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
  }

  /** With a client that asks for TLS before anything else, in the cipher of the service's own. */
  static void hold(Socket client, PrimingTls tls, PrimingRows rows) throws IOException {
    client.getInputStream().readNBytes(2 * Integer.BYTES);
    client.getOutputStream().write('S');
    try (SSLSocket secured = tls.secured(client)) {
      ChaChaSockets.prefer(secured);
      new PrimingSession(secured, rows).run();
    }
  }

  /** How to connect to a server of it. */
  static Storage.Jdbc login(String address, PrimingTls tls) throws GeneralSecurityException {
    String url =
        "jdbc:postgresql://%s/priming?sslmode=verify-full&sslfactory=%s&sslfactoryarg=%s"
            .formatted(
                address,
                SingleCertValidatingFactory.class.getName(),
                URLEncoder.encode(tls.authority(), UTF_8));
    return new Storage.Jdbc(url, PASSWORD, PASSWORD);
  }

  private void run() throws IOException {
    body(); // the start-up message, which alone has no type
    signIn(new ScramExchange(PASSWORD));
    for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
      send('S', texts(parameter.getKey(), parameter.getValue()));
    }
    send('K', new byte[2 * Integer.BYTES]);
    ready();
    boolean isRefused = false;
    for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
      byte[] body = body();
      if (type == 'S') {
        ready();
        isRefused = false;
      } else if (!isRefused) {
        isRefused = type == 'B' && new String(body, UTF_8).contains(PrimingRows.REFUSED);
        respond(isRefused ? REFUSAL : (char) type, body);
      }
    }
  }

  private void signIn(ScramExchange scram) throws IOException {
    send(
        'R',
        message(it -> {
          it.writeInt(SASL);
          it.write(texts("SCRAM-SHA-256", ""));
        }));
    send('R', authentication(SASL_CONTINUE, scram.first(new String(password(), UTF_8))));
    send('R', authentication(SASL_FINAL, scram.last(new String(password(), UTF_8))));
    send('R', message(it -> it.writeInt(OK)));
  }

  private byte[] password() throws IOException {
    out.flush();
    in.readByte();
    return body();
  }

  private void respond(char type, byte[] body) throws IOException {
    switch (type) {
      case 'P' -> {
        statements.put(text(body, 0), text(body, 1));
        send('1', NOTHING);
      }
      case 'B' -> {
        statement = statements.getOrDefault(text(body, 1), "");
        send('2', NOTHING);
      }
      case 'C' -> send('3', NOTHING);
      case 'D' -> {
        if (body[0] == 'S') {
          statement = statements.getOrDefault(text(body, 0).substring(1), "");
          send('t', new byte[Short.BYTES]);
        }
        send('T', message(this::columns));
      }
      case 'E' -> {
        List<Map<String, String>> result = rows.of(statement);
        for (Map<String, String> row : result) {
          send('D', message(it -> values(row, it)));
        }
        send('C', texts("SELECT " + result.size()));
      }
      default -> send('E', texts("SERROR", "VERROR", "C" + NOT_ALLOWED, "Mprimed", ""));
    }
  }

  private void columns(DataOutputStream it) throws IOException {
    Set<String> columns = rows.of(statement).getFirst().keySet();
    it.writeShort(columns.size());
    for (String column : columns) {
      it.write(texts(column));
      it.writeInt(0); // of no table
      it.writeShort(0);
      it.writeInt(TEXT);
      it.writeShort(-1);
      it.writeInt(-1);
      it.writeShort(0); // as text
    }
  }

  private static void values(Map<String, String> row, DataOutputStream it) throws IOException {
    it.writeShort(row.size());
    for (String value : row.values()) {
      byte[] bytes = value.getBytes(UTF_8);
      it.writeInt(bytes.length);
      it.write(bytes);
    }
  }

  /** The text in this place of those that a message begins with. */
  private static String text(byte[] body, int place) {
    return new String(body, UTF_8).split("\0", place + 2)[place];
  }

  private void ready() throws IOException {
    send('Z', new byte[] {'I'});
    out.flush();
  }

  private byte[] body() throws IOException {
    return in.readNBytes(in.readInt() - Integer.BYTES);
  }

  private void send(char type, byte[] body) throws IOException {
    out.write(type);
    out.writeInt(Integer.BYTES + body.length);
    out.write(body);
  }

  private static byte[] authentication(int kind, String data) throws IOException {
    return message(it -> {
      it.writeInt(kind);
      it.write(data.getBytes(UTF_8));
    });
  }

  /** Texts that each end with a zero. */
  private static byte[] texts(String... texts) {
    return (String.join("\0", texts) + "\0").getBytes(UTF_8);
  }

  private static byte[] message(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
