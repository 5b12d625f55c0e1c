package shop;

import dev.accounts.application.port.Caller;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
  private final Orders orders;

  OrderController(Orders orders) {
    this.orders = orders;
  }

  /** Tenant and user come from the sign-in of your service. */
  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  String place(@RequestParam String item, @RequestParam int quantity) {
    return orders.place(Caller.of("acme", "ada"), item, quantity).id().toString();
  }

  @ExceptionHandler(DataIntegrityViolationException.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  void refused() {}
}
