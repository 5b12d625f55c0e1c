package org.jdbi.v3.core.config;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a configuration when it is first asked for. JDBI's own makes those of arguments, mappers
 * and collectors at once, and with them some 300 objects for the types of Java, each of a class of
 * its own, whether or not a statement will bind or read them. A copy has it made by what it is a
 * copy of, once for all handles.
 */
public final class ConfigRegistry {
  private final Map<Class<?>, JdbiConfig<?>> configs = new ConcurrentHashMap<>();
  private final Optional<ConfigRegistry> original;

  public ConfigRegistry() {
    this(Optional.empty());
  }

  private ConfigRegistry(Optional<ConfigRegistry> original) {
    this.original = original;
  }

  public <C extends JdbiConfig<C>> C get(Class<C> type) {
    JdbiConfig<?> known = configs.get(type);
    if (known == null) {
      JdbiConfig<?> made =
          original.isPresent() ? original.get().get(type).createCopy() : make(type);
      made.setRegistry(this);
      JdbiConfig<?> first = configs.putIfAbsent(type, made);
      known = first == null ? made : first;
    }
    return type.cast(known);
  }

  private JdbiConfig<?> make(Class<? extends JdbiConfig<?>> type) {
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 1) {
          return type.cast(constructor.newInstance(this));
        }
      }
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JDBI's " + type.getName() + " cannot be made", e);
    }
  }

  public ConfigRegistry createCopy() {
    ConfigRegistry copy = new ConfigRegistry(Optional.of(this));
    configs.forEach((type, config) -> copy.configs.put(type, config.createCopy()));
    copy.configs.values().forEach(config -> config.setRegistry(copy));
    return copy;
  }
}
