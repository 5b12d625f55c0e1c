package dev.accounts.standin;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * A server that speaks the wire protocol of the RDS Data API on a real PostgreSQL database, for the
 * real client of the AWS SDK, with faults on demand.
 *
 * <p>It follows the service for Aurora PostgreSQL, Serverless v2 and provisioned, where its public
 * documentation says enough, and is rather stricter where it does not.
 */
public final class DataApiStandIn implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DataApiCalls calls = new DataApiCalls();
  private final Queue<PlannedFault> planned = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Sessions sessions;
  private final Wakefulness wakefulness;
  private final Transactions transactions;

  private DataApiStandIn(DataApiCluster cluster, HttpServer server) {
    this.server = server;
    this.sessions = new Sessions(cluster);
    this.wakefulness = new Wakefulness(cluster.clock());
    this.transactions = new Transactions(sessions, cluster.limits(), cluster.clock());
    Operations operations = new Operations(cluster, calls, wakefulness, sessions, transactions);
    server.createContext("/", new CallHandler(operations, calls, planned, closing));
    server.setExecutor(threads);
    threads.execute(this::endOverdueTransactions);
  }

  /** Serves the cluster on a free port of the loopback interface. */
  public static DataApiStandIn start(DataApiCluster cluster) {
    return start(cluster, HttpServer::create);
  }

  /**
   * The same over TLS, as the service is reached.
   *
   * @param tls has a certificate of 127.0.0.1 that the client trusts
   */
  public static DataApiStandIn start(DataApiCluster cluster, SSLContext tls) {
    return start(
        cluster,
        (address, backlog) -> {
          HttpsServer server = HttpsServer.create(address, backlog);
          server.setHttpsConfigurator(new HttpsConfigurator(tls));
          return server;
        });
  }

  private static DataApiStandIn start(DataApiCluster cluster, Listener listener) {
    // without it, small responses wait for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      HttpServer server = listener.on(new InetSocketAddress(loopback, 0), 0);
      DataApiStandIn standIn = new DataApiStandIn(cluster, server);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free for the stand-in of the Data API", e);
    }
  }

  /** Where the client finds it: its endpoint override. */
  public URI endpoint() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked for. */
  public DataApiCalls calls() {
    return calls;
  }

  /** Plans one fault for each of the next calls; what is planned already comes first. */
  public void next(PlannedFault... faults) {
    planned.addAll(List.of(faults));
  }

  /** Forgets the faults that are planned and were not met. */
  public void forgetPlanned() {
    planned.clear();
  }

  /**
   * Sends the cluster to sleep. The next call wakes it, and every call is refused with {@code
   * DatabaseResumingException} until it is awake.
   *
   * @param resumeTakes from the first call on, by the clock of the cluster
   */
  public void pause(Duration resumeTakes) {
    wakefulness.pause(resumeTakes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    transactions.close();
    sessions.close();
  }

  @FunctionalInterface
  private interface Listener {
    HttpServer on(InetSocketAddress address, int backlog) throws IOException;
  }

  private void endOverdueTransactions() {
    try {
      while (!closing.await(100, TimeUnit.MILLISECONDS)) {
        transactions.endOverdue();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
