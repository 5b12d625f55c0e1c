package dev.accounts.sql.testing;

import dev.accounts.sql.testing.PostgresProxy.Network;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One client and the server, with what they say going through here. */
final class ProxiedConnection {
  private static final int PROTOCOL_3 = 196608;

  private final PostgresProxy proxy;
  private final Socket client;
  private final Socket server;
  private volatile boolean isReplyUntyped;

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
    DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    OutputStream out = server.getOutputStream();
    boolean started = false;
    while (!started) {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - Integer.BYTES);
      started = ByteBuffer.wrap(body).getInt() == PROTOCOL_3;
      isReplyUntyped = !started;
      toServer(out, ByteBuffer.allocate(length).putInt(length).put(body).array());
    }
    while (true) {
      byte type = in.readByte();
      proxy.awaitReading();
      byte[] message = typed(type, in);
      if (type == 'S' || type == 'Q' || type == 'F') {
        proxy.countRoundTrip();
      }
      toServer(out, message);
    }
  }

  /** The response to the question whether to encrypt is a single byte. */
  private void fromServer() throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
    OutputStream out = client.getOutputStream();
    while (true) {
      byte type = in.readByte();
      byte[] message = isReplyUntyped ? new byte[] {type} : typed(type, in);
      switch (proxy.network()) {
        case WORKS, STANDS_STILL -> pass(out, message);
        case SWALLOWS -> {}
        case LOSES_RESPONSES, IS_DOWN -> throw new IOException("lost on purpose");
      }
    }
  }

  private static byte[] typed(byte type, DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - Integer.BYTES);
    return ByteBuffer.allocate(1 + length).put(type).putInt(length).put(body).array();
  }

  private void toServer(OutputStream out, byte[] message) throws IOException {
    if (proxy.network() != Network.SWALLOWS) {
      pass(out, message);
    }
  }

  private void pass(OutputStream out, byte[] message) throws IOException {
    proxy.cut().pass(() -> out.write(message));
  }
}
