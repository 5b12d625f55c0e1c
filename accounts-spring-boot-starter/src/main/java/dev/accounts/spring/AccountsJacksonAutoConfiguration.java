package dev.accounts.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** What controllers return, written by Jackson 3. */
@AutoConfiguration
@ConditionalOnClass(name = "tools.jackson.databind.JacksonModule")
final class AccountsJacksonAutoConfiguration {

  @Bean
  JacksonModule accountsJacksonModule() {
    SimpleModule module = new SimpleModule(ValueForm.MODULE);
    ValueForm.TYPES.forEach(type -> module.addSerializer(type, new Writer()));
    return module;
  }

  private static final class Writer extends ValueSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
      json.writePOJO(ValueForm.of(value));
    }
  }
}
