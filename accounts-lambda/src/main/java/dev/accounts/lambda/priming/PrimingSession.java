package dev.accounts.lambda.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * One connection of a priming, as "Frontend/Backend Protocol" in PostgreSQL's documentation has it:
 * sign-in with SCRAM, then statements with parameters, each of which gets the same rows.
 */
final class PrimingSession {
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

  PrimingSession(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /** Serves until the client goes. */
  void run(String password) throws IOException {
    body(); // the start-up message, which alone has no type
    signIn(new ScramExchange(password));
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
        isRefused = type == 'B' && new String(body, UTF_8).contains(PrimingRow.REFUSED);
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
      case 'P' -> send('1', NOTHING);
      case 'B' -> send('2', NOTHING);
      case 'C' -> send('3', NOTHING);
      case 'D' -> {
        if (body[0] == 'S') {
          send('t', new byte[Short.BYTES]);
        }
        send('T', message(PrimingSession::columns));
      }
      case 'E' -> {
        for (int i = 0; i < PrimingRow.COUNT; i++) {
          send('D', message(PrimingSession::row));
        }
        send('C', texts("SELECT " + PrimingRow.COUNT));
      }
      default -> send('E', texts("SERROR", "VERROR", "C" + NOT_ALLOWED, "Mprimed", ""));
    }
  }

  private static void columns(DataOutputStream it) throws IOException {
    it.writeShort(PrimingRow.COLUMNS.size());
    for (String column : PrimingRow.COLUMNS) {
      it.write(texts(column));
      it.writeInt(0); // of no table
      it.writeShort(0);
      it.writeInt(TEXT);
      it.writeShort(-1);
      it.writeInt(-1);
      it.writeShort(0); // as text
    }
  }

  private static void row(DataOutputStream it) throws IOException {
    it.writeShort(PrimingRow.VALUES.size());
    for (String value : PrimingRow.VALUES) {
      byte[] bytes = value.getBytes(UTF_8);
      it.writeInt(bytes.length);
      it.write(bytes);
    }
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
