package gym;

import dev.accounts.application.port.Caller;
import dev.accounts.domain.Account;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MembershipController {
  private final Desk desk;

  MembershipController(Desk desk) {
    this.desk = desk;
  }

  /** Tenant and user come from the sign-in of your service. */
  @PostMapping("/memberships")
  @ResponseStatus(HttpStatus.CREATED)
  Account sell(@RequestParam String member, @RequestParam int months) {
    return desk.sell(Caller.of("gym", "ada"), member, months);
  }

  @ExceptionHandler(DataIntegrityViolationException.class)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  void refused() {}
}
