package dev.accounts.lambda.priming;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the driver begins: every statement of a priming gives the one row, and one with a
 * refused value in it fails as PostgreSQL would.
 */
final class PrimingDatabase implements InvocationHandler {
  private static final String NOT_ALLOWED = "42501";

  private final AtomicBoolean isRead = new AtomicBoolean();

  private PrimingDatabase() {}

  static DataSource dataSource() {
    return proxy(DataSource.class);
  }

  private static <T> T proxy(Class<T> type) {
    Object proxy =
        Proxy.newProxyInstance(
            PrimingDatabase.class.getClassLoader(), new Class<?>[] {type}, new PrimingDatabase());
    return type.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    Object last = arguments == null ? "" : arguments[arguments.length - 1];
    if (String.valueOf(last).contains(PrimingRow.REFUSED)) {
      throw new SQLException("primed", NOT_ALLOWED);
    }
    return switch (method.getName()) {
      case "next" -> !isRead.getAndSet(true);
      case "getString" -> PrimingRow.VALUES.get((int) last - 1);
      case "getColumnLabel", "getColumnName" -> PrimingRow.COLUMNS.get((int) last - 1);
      case "getColumnCount" -> PrimingRow.COLUMNS.size();
      case "getAutoCommit", "execute", "isWrapperFor" -> !method.getName().startsWith("isW");
      case "unwrap" -> proxy((Class<?>) last);
      case "getURL" -> "jdbc:postgresql:priming";
      default -> nothing(method.getReturnType());
    };
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type.isInterface() && type.getPackageName().equals(ResultSet.class.getPackageName())) {
      return proxy(type);
    }
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? (Object) 0 : null;
  }
}
