package dev.accounts.sql.testing;

import dev.accounts.sql.testing.PostgresProxy.Network;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One client and the server, with what they say going through here. */
final class ProxiedConnection {
  private static final int PROTOCOL_3 = 196608;
  private static final int TYPED_HEADER = 5;

  private final PostgresProxy proxy;
  private final Socket client;
  private final Socket server;

  ProxiedConnection(PostgresProxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  void start() {
    Thread.ofVirtual().start(() -> run(this::fromClient));
    Thread.ofVirtual().start(() -> run(this::fromServer));
  }

  private interface Pump {
    void run() throws IOException;
  }

  private void run(Pump pump) {
    try {
      pump.run();
    } catch (IOException ended) {
      // one side is gone, so the other goes too
    } finally {
      PostgresProxy.closeQuietly(client);
      PostgresProxy.closeQuietly(server);
    }
  }

  /** Until the start-up message has passed, messages have a length and no type. */
  private void fromClient() throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = server.getOutputStream();
    boolean started = false;
    while (!started) {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - Integer.BYTES);
      started = ByteBuffer.wrap(body).getInt() == PROTOCOL_3;
      forward(out, ByteBuffer.allocate(length).putInt(length).put(body).array());
    }
    while (true) {
      byte type = in.readByte();
      int length = in.readInt();
      byte[] body = in.readNBytes(length - Integer.BYTES);
      if (type == 'S' || type == 'Q' || type == 'F') {
        proxy.countRoundTrip();
      }
      ByteBuffer message = ByteBuffer.allocate(TYPED_HEADER + body.length);
      forward(out, message.put(type).putInt(length).put(body).array());
    }
  }

  private void fromServer() throws IOException {
    InputStream in = server.getInputStream();
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      switch (proxy.network()) {
        case WORKS -> client.getOutputStream().write(buffer, 0, read);
        case SWALLOWS -> {}
        case LOSES_ANSWERS, IS_DOWN -> throw new IOException("lost on purpose");
      }
    }
  }

  private void forward(OutputStream out, byte[] message) throws IOException {
    if (proxy.network() != Network.SWALLOWS) {
      out.write(message);
    }
  }
}
