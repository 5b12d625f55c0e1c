package dev.accounts.spring;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** What controllers return, written by Jackson 2. */
@AutoConfiguration
@ConditionalOnClass(name = "com.fasterxml.jackson.databind.Module")
final class AccountsJackson2AutoConfiguration {

  @Bean
  Module accountsJackson2Module() {
    SimpleModule module = new SimpleModule(ValueForm.MODULE);
    ValueForm.TYPES.forEach(type -> module.addSerializer(type, new Writer()));
    return module;
  }

  private static final class Writer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      context.defaultSerializeValue(ValueForm.of(value), json);
    }
  }
}
