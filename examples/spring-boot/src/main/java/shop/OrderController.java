package shop;

import dev.accounts.application.Accounts;
import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import dev.accounts.domain.AccountId;
import dev.accounts.domain.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
  private final Orders orders;
  private final Accounts accounts;

  OrderController(Orders orders, Accounts accounts) {
    this.orders = orders;
    this.accounts = accounts;
  }

  /** Tenant and user come from the sign-in of your service. */
  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  String place(@RequestParam String item, @RequestParam int quantity) {
    return orders.place(Caller.of("acme", "ada"), item, quantity).id().toString();
  }

  @GetMapping("/accounts/{id}")
  Account account(@PathVariable String id) {
    return accounts.get(Caller.of("acme", "ada"), AccountId.parse(id));
  }

  @ExceptionHandler(Refusal.NotFound.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  void notFound() {}

  @ExceptionHandler(DataIntegrityViolationException.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  void refused() {}
}
