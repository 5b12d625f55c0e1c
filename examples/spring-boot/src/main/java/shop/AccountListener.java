package shop;

import dev.accounts.spring.AccountsChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class AccountListener {
  private final List<AccountsChanged> committed = new CopyOnWriteArrayList<>();

  @EventListener
  void on(AccountsChanged event) {
    committed.add(event);
  }

  List<AccountsChanged> committed() {
    return committed;
  }
}
